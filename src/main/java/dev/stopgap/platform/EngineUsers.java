package dev.stopgap.platform;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** One login for everything: the engine's users and their passwords; its groups are the roles. */
@Component
class EngineUsers implements AuthenticationProvider {

    private final IdentityService identity;
    private final LoginThrottle throttle;

    EngineUsers(IdentityService identity, LoginThrottle throttle) {
        this.identity = identity;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName();
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "none";
        var wait = throttle.waiting(user, address);
        if (!wait.isZero()) {
            throw new TooManyTries(wait);
        }
        if (user.isBlank() || !identity.checkPassword(user, String.valueOf(login.getCredentials()))) {
            throttle.failed(user, address);
            throw new BadCredentialsException("wrong user or password");
        }
        throttle.succeeded(user);
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(user, null, roles(user));
        authenticated.setDetails(login.getDetails());
        return authenticated;
    }

    /** The groups of {@code user}, as authorities. */
    List<SimpleGrantedAuthority> roles(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
