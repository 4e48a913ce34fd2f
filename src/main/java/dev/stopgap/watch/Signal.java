package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import org.jspecify.annotations.Nullable;

/**
 * What the difference between two versions of one source's text says of the recovery, beside the states.
 *
 * @param area of which it speaks; null where it is of the whole text
 * @param evidence the sentence that says so, verbatim: of the newer version, or of the older one where something is gone
 * @param before what was said before; null where nothing was
 * @param after what is said now; null where nothing is
 */
public record Signal(Kind kind, @Nullable Area area, String evidence, @Nullable String before, @Nullable String after) {

    /** The kinds, and whether each is a good sign; {@code signal.<kind>} of the bundles are their words. */
    public enum Kind {
        TO_NORMAL(true),
        NEXT_AREA_LIFTED(true),
        PLAN_GIVEN(true),
        PLAN_FINER(true),
        PLAN_EARLIER(true),
        PLAN_SLIPS(false),
        PLAN_WITHDRAWN(false),
        CAUTION_GONE(true),
        LIST_SHRINKS(true),
        LIST_GROWS(false),
        ITEMS_GROW(true),
        ITEMS_SHRINK(false),
        SITES_GROW(true),
        SITES_SHRINK(false),
        LEAD_TIME_SHORTER(true),
        LEAD_TIME_LONGER(false),
        BY_SYSTEM(true),
        LIMIT_GONE(true),
        LIMIT_ADDED(false);

        private final boolean good;

        Kind(boolean good) {
            this.good = good;
        }

        public boolean isGood() {
            return good;
        }
    }
}
