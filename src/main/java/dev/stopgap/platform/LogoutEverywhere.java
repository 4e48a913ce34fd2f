package dev.stopgap.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who logs out in Tasklist, Cockpit or Admin is logged out of everything: they would end only their own half. */
final class LogoutEverywhere extends OncePerRequestFilter {

    private static final Pattern LOGOUT = Pattern.compile(".*/camunda/api/admin/auth/user/[^/]+/logout");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        // Not where the engine's filter has refused it: another site must not log people out.
        if (HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
            new SecurityContextLogoutHandler()
                    .logout(
                            request,
                            response,
                            SecurityContextHolder.getContext().getAuthentication());
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LOGOUT.matcher(request.getRequestURI()).matches();
    }
}
