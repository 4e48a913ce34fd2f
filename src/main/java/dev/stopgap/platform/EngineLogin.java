package dev.stopgap.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * Tells the engine's web applications who has logged in. Public, with no arguments, because they make it by its name.
 */
public class EngineLogin implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken || !login.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        var result = AuthenticationResult.successful(login.getName());
        result.setGroups(groups(login));
        // Not null: the engine would otherwise ask for the user's tenants, of which there are none.
        result.setTenants(new ArrayList<>());
        return result;
    }

    // Null: the engine's own groups of that user. Who comes by single sign-on has those that the provider has told.
    private static @Nullable List<String> groups(Authentication login) {
        return login instanceof OAuth2AuthenticationToken
                ? login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList()
                : null;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // Nobody comes here without a login: Spring Security stands in front, and asks in its own way.
    }
}
