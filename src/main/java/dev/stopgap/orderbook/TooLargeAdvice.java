package dev.stopgap.orderbook;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Says in words that a file is too large, or did not arrive: it is refused before any of our calls sees it. */
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

    /** The file did not arrive, or found no place on our disk. */
    @ExceptionHandler
    ProblemDetail answer(MultipartException broken, Locale locale) {
        boolean full = String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(broken).getMessage())
                .contains("No space left");
        String code = full ? "import.noRoom" : "import.broken";
        var problem = ProblemDetail.forStatusAndDetail(
                full ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.BAD_REQUEST,
                words.getMessage("problem." + code, null, locale));
        problem.setProperty("code", code);
        return problem;
    }
}
