package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a person has set a reading right, or has taken that back. Public for its template.
 *
 * @param revision 1 for the first of this notice and area, and so on
 * @param kind whether it was set right or taken back
 * @param from what was believed of the text before; null: it does not speak of the area
 * @param to what is believed from then on; null: it does not speak of the area
 * @param evidence the sentence of the text, verbatim; null where it does not speak of the area
 * @param counts whether the notice decides anything at all
 * @param carriedFrom the version before, where the person has set the very same sentence right; null: this one was looked at
 */
public record Correction(
        long notice,
        Area area,
        int revision,
        Kind kind,
        @Nullable AreaState from,
        @Nullable AreaState to,
        @Nullable String evidence,
        @Nullable String planned,
        boolean counts,
        String reason,
        String by,
        Instant at,
        @Nullable Long carriedFrom) {

    /** What a person did. */
    public enum Kind {
        CORRECTED,
        UNLOCKED
    }

    /** Whether the person's word stands, if this is the last of its notice and area. */
    public boolean inForce() {
        return kind == Kind.CORRECTED;
    }
}
