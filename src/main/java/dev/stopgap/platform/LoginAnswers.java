package dev.stopgap.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What a program is told that has not logged in, or may not do what it asks for. */
@Component
class LoginAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    LoginAnswers(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof TooManyTries tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "tooManyTries", tooMany.seconds());
            return;
        }
        // A browser that has once been asked for Basic sends the password by itself, also from other sites' pages.
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Stopgap\", charset=\"UTF-8\"");
        }
        problems.write(request, response, HttpStatus.UNAUTHORIZED, "loginNeeded");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden");
    }
}
