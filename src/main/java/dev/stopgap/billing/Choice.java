package dev.stopgap.billing;

import dev.stopgap.platform.Problem;
import org.springframework.http.HttpStatus;

/** A form's choice between two ways. The server checks it: a form can be sent without it. */
final class Choice {

    private Choice() {}

    /** Whether {@code chosen} is the first of the two; a {@link Problem} where it is neither. */
    static boolean is(String chosen, String first, String second) {
        if (!chosen.equals(first) && !chosen.equals(second)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "billing.choiceMissing");
        }
        return chosen.equals(first);
    }
}
