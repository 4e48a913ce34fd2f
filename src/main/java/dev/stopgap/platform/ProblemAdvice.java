package dev.stopgap.platform;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a {@link Problem} in its caller's language. */
@RestControllerAdvice
class ProblemAdvice {

    private final MessageSource messages;

    ProblemAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Problem problem, Locale locale) {
        var detail = ProblemDetail.forStatusAndDetail(
                problem.status(),
                messages.getMessage("problem." + problem.code(), problem.arguments(), problem.code(), locale));
        detail.setProperty("code", problem.code());
        return ResponseEntity.status(problem.status()).body(detail);
    }
}
