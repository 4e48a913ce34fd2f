package dev.stopgap.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.DispatcherServlet;

/** What is answered when a page or a call is not there, not allowed or has failed: a page to people, a document to programs. */
@Controller
class ErrorPages implements ErrorController {

    private final ProblemWriter problems;
    private final Language language;

    ErrorPages(ProblemWriter problems, Language language) {
        this.problems = problems;
        this.language = language;
    }

    @RequestMapping("/error")
    @Nullable String error(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        var status = HttpStatusCode.valueOf(response.getStatus() < 400 ? 404 : response.getStatus());
        response.setStatus(status.value());
        var problem = problem(request);
        String code = problem.map(Problem::code).orElseGet(() -> ProblemWriter.code(status));
        Object[] arguments = problem.map(Problem::arguments).orElseGet(() -> new Object[0]);
        if (!wantsPage(request)) {
            problems.write(request, response, status, code, arguments);
            return null;
        }
        model.addAttribute("status", status.value());
        model.addAttribute("message", problems.message(language.resolveLocale(request), code, arguments));
        return "problem";
    }

    private static Optional<Problem> problem(HttpServletRequest request) {
        Object handled = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        Object thrown = handled == null ? request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) : handled;
        return thrown instanceof Problem problem ? Optional.of(problem) : Optional.empty();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !uri.startsWith(request.getContextPath() + "/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
