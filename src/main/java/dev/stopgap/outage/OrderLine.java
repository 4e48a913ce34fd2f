package dev.stopgap.outage;

import dev.stopgap.outage.OrderAnswers.Answer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one line of an order. Public for its template.
 *
 * @param quantity with its unit, as text
 * @param fate what has become of it by the order book
 * @param on the day of that, or the promised day while it is open; null where it is not known
 * @param replacement the temporary supplier that delivers in its place, or null
 * @param answer what has been concluded of it, or null
 */
public record OrderLine(
        String supplier,
        String lineNo,
        String item,
        String quantity,
        Fate fate,
        @Nullable LocalDate on,
        @Nullable String replacement,
        @Nullable Answer answer) {

    /** What has become of a line. */
    public enum Fate {
        DELIVERED,
        SHIPPED,
        PARTLY_SHIPPED,
        CANCELLED,
        OPEN
    }
}
