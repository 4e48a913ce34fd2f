package dev.stopgap.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * What a call of our REST or pages answers instead of a result, as a problem document (RFC 9457). Its message in the
 * caller's language is {@code problem.<code>} of the bundles, with {@code {0}}, {@code {1}}… from {@link #arguments()}.
 */
public final class Problem extends RuntimeException implements ErrorResponse {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param code the problem's name, which scripts may rely on
     * @param arguments of the message
     */
    public Problem(HttpStatus status, String code, Object... arguments) {
        super(status.value() + " " + code);
        this.status = status;
        this.code = code;
        this.arguments = arguments.clone();
    }

    /** Adds a member to the document, for programs: what its sentence says in words. */
    public Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** What {@link #with} added. */
    public Map<String, Object> members() {
        return members == null ? Map.of() : Map.copyOf(members);
    }

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }

    public HttpStatus status() {
        return status;
    }

    @Override
    public HttpStatus getStatusCode() {
        return status;
    }

    @Override
    public ProblemDetail getBody() {
        var detail = ProblemDetail.forStatus(status);
        detail.setProperty("code", code);
        return detail;
    }
}
