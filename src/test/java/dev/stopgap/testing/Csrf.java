package dev.stopgap.testing;

import java.util.Objects;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The token that a browser's session sends with a change. Not Spring Security's own helper: that one puts another token
 * store into the application, which all tests of a context share, and real browsers are refused from then on.
 */
public final class Csrf {

    private static final String TOKEN = "token-of-the-test";

    private Csrf() {}

    /** Makes a MockMvc request one of a session that has its token and sends it back. */
    public static RequestPostProcessor csrf() {
        return request -> {
            Objects.requireNonNull(request.getSession(true)).setAttribute("CAMUNDA_CSRF_TOKEN", TOKEN);
            request.addHeader("X-XSRF-TOKEN", TOKEN);
            return request;
        };
    }
}
