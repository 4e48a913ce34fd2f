package dev.stopgap.testing;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** A user of each role, called like it, and one without any; the password of each is {@link #password}. */
@TestComponent
public class TestUsers {

    /** May log in, and nothing else. */
    public static final String NOBODY = "nobody";

    private static final List<String> ROLES =
            List.of("reporter", "buyer", "approver", "accountant", "manager", "integration");

    private final IdentityService identity;

    TestUsers(IdentityService identity) {
        this.identity = identity;
    }

    /** The password of {@code user}, the administrator's as well. */
    public static String password(String user) {
        return "test-only-" + user;
    }

    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        ROLES.forEach(role -> {
            prepare(role);
            identity.createMembership(role, role);
        });
        prepare("deputy");
        identity.createMembership("deputy", "approver");
        prepare(NOBODY);
    }

    private void prepare(String id) {
        var user = identity.newUser(id);
        user.setFirstName("test");
        user.setLastName(id);
        user.setEmail(id + "@test.example");
        user.setPassword(password(id));
        identity.saveUser(user);
    }
}
