package dev.stopgap.outage;

import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Knows what has been concluded of an order. One bean of the capability that decides; the board asks it when somebody
 * looks for an order's number, and shows the order book's own facts beside it.
 */
public interface OrderAnswers {

    /** What is known of the lines of {@code orderNo}; none of a line that nobody has looked at yet. */
    List<Answer> answers(SupplierId supplier, String orderNo, Locale language);

    /**
     * One line's.
     *
     * @param conclusion CONTINUE, CANCEL, SUBSTITUTE or SPLIT; null while it is being decided
     * @param reason a sentence in the reader's language
     * @param provisionalDate the delivery date to reckon with, or null
     * @param at when it was concluded or proposed
     */
    record Answer(
            String lineNo,
            @Nullable String conclusion,
            String reason,
            @Nullable LocalDate provisionalDate,
            Instant at) {}
}
