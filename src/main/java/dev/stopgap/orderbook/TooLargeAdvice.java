package dev.stopgap.orderbook;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Says in words that a file is too large: it is refused before any of our calls sees it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLargeAdvice {

    private final MessageSource words;

    TooLargeAdvice(MessageSource words) {
        this.words = words;
    }

    @ExceptionHandler
    ProblemDetail answer(MaxUploadSizeExceededException tooLarge, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE, words.getMessage("problem.import.tooLarge", null, locale));
        problem.setProperty("code", "import.tooLarge");
        return problem;
    }
}
