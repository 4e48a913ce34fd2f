package dev.stopgap.orderbook;

import java.util.List;

/**
 * A cell that cannot be taken as it is. Thrown once a broken cell, in files that may have millions of them: it carries no
 * stack trace.
 */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    final String code;
    final transient List<String> details;

    /**
     * @param code what is wrong: {@code import.wrong.<code>} and {@code import.remedy.<code>} are its sentences
     * @param details what the sentences fill in: a limit, the allowed words
     */
    Refused(String code, String... details) {
        super(code, null, false, false);
        this.code = code;
        this.details = List.of(details);
    }
}
