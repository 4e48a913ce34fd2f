package dev.stopgap.orderbook;

import java.util.List;

/**
 * A file that cannot be read as what it is said to be; nothing of it is stored. Its sentence is
 * {@code problem.import.<code>} in the bundles.
 */
public class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<Object> details;
    private final transient List<String> missing;
    private final transient List<String> unknown;

    UnreadableFile(String code, Object... details) {
        super(code + " " + List.of(details));
        this.code = code;
        this.details = List.of(details);
        this.missing = List.of();
        this.unknown = List.of();
    }

    /** A header that lacks columns. */
    UnreadableFile(String code, List<String> missing, List<String> unknown, Object... details) {
        super(code + " " + List.of(details));
        this.code = code;
        this.details = List.of(details);
        this.missing = List.copyOf(missing);
        this.unknown = List.copyOf(unknown);
    }

    /** The required columns that are not there. */
    public List<String> missing() {
        return missing;
    }

    /** The names in the header that nobody knows. */
    public List<String> unknown() {
        return unknown;
    }

    /** What is wrong, such as {@code missingColumn}. */
    public String code() {
        return code;
    }

    /** What the sentence fills in. */
    public List<Object> details() {
        return details;
    }
}
