package dev.stopgap.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Makes problem documents in the caller's language. */
@Component
class ProblemWriter {

    private final MessageSource messages;
    private final ObjectMapper json;
    private final Language language;

    ProblemWriter(MessageSource messages, ObjectMapper json, Language language) {
        this.messages = messages;
        this.json = json;
        this.language = language;
    }

    /** The document of {@code code}; a code that has no message says what its status means. */
    ProblemDetail document(HttpServletRequest request, HttpStatusCode status, String code, Object... arguments) {
        Locale locale = language.resolveLocale(request);
        var document = ProblemDetail.forStatus(status);
        document.setTitle(word("problem.status." + status.value(), locale, word("problem.status.other", locale, "")));
        document.setDetail(message(locale, code, arguments));
        document.setProperty("code", code);
        if (request.getRequestURI().startsWith("/")) {
            document.setInstance(URI.create(request.getRequestURI()));
        }
        return document;
    }

    /** The sentence of {@code code}. */
    @Nullable String message(Locale locale, String code, Object... arguments) {
        return messages.getMessage("problem." + code, arguments, null, locale);
    }

    /** Answers with the document. */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatusCode status,
            String code,
            Object... arguments)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), document(request, status, code, arguments));
    }

    /** The code that says no more than the status does. */
    static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "badRequest";
            case 401 -> "loginNeeded";
            case 403 -> "forbidden";
            case 404 -> "notFound";
            case 405 -> "methodNotAllowed";
            case 406 -> "notAcceptable";
            case 413 -> "tooLarge";
            case 415 -> "unsupportedMediaType";
            case 429 -> "tooManyTries";
            case 503 -> "unavailable";
            default -> status.is5xxServerError() ? "internal" : "badRequest";
        };
    }

    private String word(String key, Locale locale, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }
}
