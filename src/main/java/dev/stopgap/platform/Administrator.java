package dev.stopgap.platform;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The first administrator, {@code admin}, made where there is none. There must always be one who is a direct member of the
 * engine's own group: while it is empty, the engine would let anyone make one (CVE-2026-77226).
 */
@Component
class Administrator {

    private static final String ID = "admin";

    private final IdentityService identity;
    private final Console console;
    private final MessageSource messages;
    private final StopgapProperties properties;
    private final String chosenPassword;

    Administrator(
            IdentityService identity,
            Console console,
            MessageSource messages,
            StopgapProperties properties,
            @Value("${STOPGAP_ADMIN_PASSWORD:}") String chosenPassword) {
        this.identity = identity;
        this.console = console;
        this.messages = messages;
        this.properties = properties;
        this.chosenPassword = chosenPassword;
    }

    /** Makes the administrator if there is none; a generated password is printed now and never again. */
    void prepare() {
        if (identity.createUserQuery().memberOfGroup(Roles.ADMINISTRATOR).count() > 0) {
            return;
        }
        if (identity.createUserQuery().userId(ID).count() == 0) {
            String password = chosenPassword.isBlank() ? Passwords.generate() : chosenPassword;
            var user = identity.newUser(ID);
            user.setFirstName(messages.getMessage("administrator.firstName", null, properties.language()));
            user.setLastName(messages.getMessage("administrator.lastName", null, properties.language()));
            user.setPassword(password);
            identity.saveUser(user);
            if (chosenPassword.isBlank()) {
                console.say(messages.getMessage(
                        "administrator.password", new Object[] {ID, password}, properties.language()));
            }
        }
        identity.createMembership(ID, Roles.ADMINISTRATOR);
    }
}
