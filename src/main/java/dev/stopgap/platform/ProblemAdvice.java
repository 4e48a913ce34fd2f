package dev.stopgap.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what goes wrong in a call of our REST with a problem document; {@link ErrorPages} does so for the rest. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> on(Problem problem, HttpServletRequest request) {
        var document = problems.document(request, problem.getStatusCode(), problem.code(), problem.arguments());
        problem.members().forEach(document::setProperty);
        return ResponseEntity.status(problem.getStatusCode()).body(document);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception cause, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest webRequest) {
        HttpServletRequest request = ((ServletWebRequest) webRequest).getRequest();
        return ResponseEntity.status(status).headers(headers).body(document(cause, status, request));
    }

    private ProblemDetail document(Exception cause, HttpStatusCode status, HttpServletRequest request) {
        if (cause instanceof MethodArgumentNotValidException invalid) {
            return invalid(
                    request,
                    status,
                    invalid.getBindingResult().getAllErrors().stream()
                            .map(error -> error(
                                    error instanceof FieldError field ? field.getField() : error.getObjectName(),
                                    error.getDefaultMessage()))
                            .toList());
        }
        if (cause instanceof HandlerMethodValidationException invalid) {
            return invalid(
                    request,
                    status,
                    invalid.getParameterValidationResults().stream()
                            .flatMap(result -> result.getResolvableErrors().stream()
                                    .map(error -> error(
                                            String.valueOf(
                                                    result.getMethodParameter().getParameterName()),
                                            error.getDefaultMessage())))
                            .toList());
        }
        if (cause instanceof MissingServletRequestParameterException missing) {
            return problems.document(request, status, "missingParameter", missing.getParameterName());
        }
        if (cause instanceof MissingServletRequestPartException missing) {
            return problems.document(request, status, "missingParameter", missing.getRequestPartName());
        }
        if (cause instanceof TypeMismatchException mismatch) {
            String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                    ? argument.getName()
                    : mismatch.getPropertyName();
            return problems.document(
                    request, status, "notAValue", String.valueOf(name), String.valueOf(mismatch.getValue()));
        }
        if (cause instanceof HttpMessageNotReadableException) {
            return problems.document(request, status, "unreadable");
        }
        if (cause instanceof MaxUploadSizeExceededException) {
            return problems.document(request, status, "tooLarge");
        }
        return problems.document(request, status, ProblemWriter.code(status));
    }

    private ProblemDetail invalid(HttpServletRequest request, HttpStatusCode status, List<Map<String, String>> errors) {
        var document = problems.document(request, status, "invalid");
        document.setProperty("errors", errors);
        return document;
    }

    private static Map<String, String> error(String field, @Nullable String message) {
        return Map.of("field", field, "message", String.valueOf(message));
    }
}
