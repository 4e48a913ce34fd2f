package dev.stopgap.platform;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The people of a drill: one a role, and a deputy who may approve as well. Their passwords are new at each start, or
 * {@code STOPGAP_DRILL_PASSWORD}; the drill's console shows them.
 */
@Component
@Profile("drill")
public class SampleUsers {

    /** Someone who takes part, with the password of this start. */
    public record SampleUser(String id, String group, String password) {}

    private final IdentityService identity;
    private final MessageSource messages;
    private final StopgapProperties properties;
    private final List<SampleUser> users;

    SampleUsers(
            IdentityService identity,
            MessageSource messages,
            StopgapProperties properties,
            @Value("${STOPGAP_DRILL_PASSWORD:}") String chosenPassword) {
        this.identity = identity;
        this.messages = messages;
        this.properties = properties;
        this.users = List.of(
                user(Roles.REPORTER, Roles.REPORTER, chosenPassword),
                user(Roles.BUYER, Roles.BUYER, chosenPassword),
                user(Roles.APPROVER, Roles.APPROVER, chosenPassword),
                user("deputy", Roles.APPROVER, chosenPassword),
                user(Roles.ACCOUNTANT, Roles.ACCOUNTANT, chosenPassword),
                user(Roles.MANAGER, Roles.MANAGER, chosenPassword));
    }

    /** All of them, in the order in which a case meets them. */
    public List<SampleUser> all() {
        return users;
    }

    /** Makes them, or gives them the password of this start. */
    void prepare() {
        users.forEach(this::prepare);
    }

    private void prepare(SampleUser sample) {
        var known = identity.createUserQuery().userId(sample.id()).singleResult();
        var user = known == null ? identity.newUser(sample.id()) : known;
        user.setLastName(messages.getMessage("sample." + sample.id(), null, properties.language()));
        user.setFirstName(messages.getMessage("sample.firstName", null, properties.language()));
        user.setEmail(sample.id() + "@drill.example");
        user.setPassword(sample.password());
        identity.saveUser(user);
        if (identity.createGroupQuery()
                        .groupMember(sample.id())
                        .groupId(sample.group())
                        .count()
                == 0) {
            identity.createMembership(sample.id(), sample.group());
        }
    }

    private static SampleUser user(String id, String group, String chosenPassword) {
        return new SampleUser(id, group, chosenPassword.isBlank() ? Passwords.generate() : chosenPassword);
    }
}
