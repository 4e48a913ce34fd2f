package dev.stopgap.platform;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * A call that is refused for a reason that its caller can mend. Answered as a problem document (RFC 9457) with its
 * {@code code} and, in the caller's language, the sentence {@code problem.<code>} of the bundles.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Object[] arguments;

    /**
     * @param code its name, such as {@code supplier.unknown}
     * @param arguments the {@code {0}}, {@code {1}} … of its sentence
     */
    public Problem(HttpStatus status, String code, Object... arguments) {
        super(String.format(Locale.ROOT, "%s: %s", status, code));
        this.status = status;
        this.code = code;
        this.arguments = arguments;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The parts of the sentence. */
    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
