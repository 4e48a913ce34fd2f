package dev.stopgap.platform;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** With single sign-on the provider tells the roles: those of its claim {@code groups} that are roles of ours. */
final class SignOnRoles {

    private static final String CLAIM = "groups";

    private SignOnRoles() {}

    static GrantedAuthoritiesMapper fromGroupsClaim() {
        return authorities -> {
            Set<GrantedAuthority> roles = new LinkedHashSet<>();
            for (GrantedAuthority authority : authorities) {
                if (authority instanceof OidcUserAuthority user
                        && user.getIdToken().getClaim(CLAIM) instanceof Collection<?> groups) {
                    groups.stream()
                            .map(String::valueOf)
                            .filter(Roles.ALL::contains)
                            .map(SimpleGrantedAuthority::new)
                            .forEach(roles::add);
                }
            }
            return roles;
        };
    }
}
