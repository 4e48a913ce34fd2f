package dev.stopgap.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.util.WebUtils;

/**
 * The token with which a browser proves that a change comes from our own pages: one for ours, our REST and the engine's
 * web applications, because a form embedded in Tasklist calls all three. It stands in the session where the engine's
 * filter looks for it, and in the cookie that scripts send back as the header {@code X-XSRF-TOKEN}.
 */
final class SharedCsrfToken implements CsrfTokenRepository {

    static final String HEADER = "X-XSRF-TOKEN";
    static final String PARAMETER = "_csrf";
    private static final String COOKIE = "XSRF-TOKEN";
    private static final String IN_SESSION = "CAMUNDA_CSRF_TOKEN";

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(UUID.randomUUID().toString());
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) {
            request.getSession().setAttribute(IN_SESSION, token.getToken());
            tell(token.getToken(), request, response);
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(IN_SESSION);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(IN_SESSION) instanceof String value ? token(value) : null;
    }

    /** Makes sure that the browser has the token of its session, before the engine's filter would make another. */
    static void tell(String token, HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || !cookie.getValue().equals(token)) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, token)
                            .path(request.getContextPath() + "/")
                            .sameSite("Lax")
                            .secure(request.isSecure())
                            .build()
                            .toString());
        }
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value);
    }
}
