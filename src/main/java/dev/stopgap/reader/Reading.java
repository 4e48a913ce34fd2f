package dev.stopgap.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text says, sentence by sentence; no state by itself.
 *
 * @param statedAt when the supplier said so, by the text's own stamp; when it was fetched where it has none
 * @param official whether it may decide anything: OFFICIAL, and from a registered domain
 * @param why the reason for {@code official}, or what is wrong with the page
 * @param areas the areas of which it speaks, each with the state and the sentence
 * @param suspendedCategories categories of items that are not sold
 * @param signals what it says beyond states: {@code DAILY:SHIPPING}, {@code FULL_RECOVERY_STATED} …
 * @param cancelsOrders whether the supplier cancels orders itself, and which
 */
public record Reading(
        Instant statedAt,
        boolean official,
        String why,
        List<AreaReading> areas,
        List<String> suspendedCategories,
        List<String> signals,
        @Nullable CancelsOrders cancelsOrders) {

    /** The signal of an official text that says, without a limit, that everything is back. */
    public static final String FULL_RECOVERY_STATED = "FULL_RECOVERY_STATED";

    /** What a signal begins with that names an area of which the text says both that it is stopped and that it is as usual. */
    public static final String CONTRADICTION = "CONTRADICTION:";

    /**
     * One area in a text.
     *
     * @param state UNKNOWN where the text tells only a plan
     * @param evidence the sentence, verbatim
     * @param at its place in the text as given, in letters
     */
    public record AreaReading(
            Area area,
            AreaState state,
            List<Limit> limits,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Planned planned,
            String evidence,
            int at) {}

    /** To what something is limited, in the text's words. */
    public record Limit(By by, String text) {

        /** By what something is limited. */
        public enum By {
            CUSTOMER,
            ITEM,
            SITE,
            CHANNEL,
            HOURS,
            SHARE,
            CATEGORY
        }
    }

    /**
     * A plan, which is never a state.
     *
     * @param from the first possible day or minute, ISO; null where the text names none that can be told
     * @param to the last, where it is a span
     * @param text the date in the text's words
     * @param strength how firm the wording is: FIXED, PLANNED, EXPECTED, AIM or HOPE
     */
    public record Planned(@Nullable String from, @Nullable String to, String text, String strength) {}

    /** The supplier cancels orders itself; {@code upTo} is the day of the cut, ISO, if told. */
    public record CancelsOrders(@Nullable String upTo, String evidence, int at) {}
}
