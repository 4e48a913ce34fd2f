package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

class SignOnRolesTest {

    @Test
    void onlyGroupsThatAreRolesOfOursCount() {
        var token = new OidcIdToken(
                "token",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                Map.of("sub", "tanaka", "groups", List.of("buyer", "golf-club", "SCOPE_admin")));
        List<GrantedAuthority> told = List.of(
                new OidcUserAuthority(token),
                new SimpleGrantedAuthority("SCOPE_openid"),
                new SimpleGrantedAuthority("camunda-admin"));
        assertThat(SignOnRoles.fromGroupsClaim().mapAuthorities(told))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("buyer");
    }

    @Test
    void whoseProviderTellsNoGroupsHasNoRole() {
        var token = new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Map.of("sub", "tanaka"));
        assertThat(SignOnRoles.fromGroupsClaim().mapAuthorities(List.of(new OidcUserAuthority(token))))
                .isEmpty();
    }
}
