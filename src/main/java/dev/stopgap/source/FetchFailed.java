package dev.stopgap.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A source could not be reached, or what it answered is not to be read. What its trouble is stands in the bundles under
 * {@code watch.problem.<code>}.
 */
final class FetchFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;

    FetchFailed(String code, Object... arguments) {
        this(null, code, arguments);
    }

    FetchFailed(@Nullable Throwable cause, String code, Object... arguments) {
        super(code + " " + Arrays.toString(arguments), cause);
        this.code = code;
        this.arguments = arguments.clone();
    }

    String code() {
        return code;
    }

    /** The trouble in the installation's language. */
    String told(SourceWords words) {
        return words.of("watch.problem." + code, arguments);
    }
}
