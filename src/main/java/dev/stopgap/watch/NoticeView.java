package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One notice with everything that is known of it. Public for its template.
 *
 * @param standing whether it decides, or why it does not
 * @param headers of its fetching or sending
 * @param previous the version before, or null
 * @param next the version after, or null
 * @param stillSo how long it was seen unchanged, or null
 * @param signs of recovery or regression, from its difference to the version before
 * @param copyOf the article whose event it tells in other words, or null
 * @param areas of which it speaks, or of which a person says that it does not
 */
public record NoticeView(
        long id,
        String supplier,
        String source,
        Tier tier,
        String channel,
        @Nullable String url,
        String title,
        String text,
        Instant statedAt,
        Instant fetchedAt,
        Instant enteredAt,
        @Nullable String enteredBy,
        boolean enteredLate,
        Standing standing,
        List<Origin> origins,
        String contentHash,
        String mediaType,
        @Nullable String charset,
        Map<String, String> headers,
        @Nullable Long previous,
        @Nullable Long next,
        @Nullable StillSo stillSo,
        List<AreaView> areas,
        List<String> suspendedCategories,
        List<String> signals,
        List<Sign> signs,
        @Nullable Long copyOf,
        List<Change> changes,
        List<Correction> corrections) {

    /** Whether a notice decides, or why it does not. */
    public enum Standing {
        COUNTS,
        SAYS_NOTHING,
        BACKGROUND_TIER,
        STRANGER,
        NOT_YET_READ,
        SUSPICIOUS,
        FORGED
    }

    /** A verdict on where it comes from; {@code by} null: found by the machine. */
    public record Origin(String verdict, String why, @Nullable String by, Instant at) {}

    /** It was looked at {@code times} times and was the same, last {@code until}. */
    public record StillSo(Instant until, long times) {}

    /** A sign of recovery, or of the contrary; {@code area} null: of the whole text. */
    public record Sign(
            Signal.Kind kind, @Nullable Area area, String evidence, @Nullable String before, @Nullable String after) {}

    /** A state that it has changed. */
    public record Change(Area area, AreaState from, AreaState to, Instant at) {}

    /**
     * What it says of an area.
     *
     * @param state null: a person says that it does not speak of the area
     * @param limits each with its kind
     * @param planned in the text's words, or null
     * @param days of the plan, as {@link PlannedDays} writes them, or empty
     * @param person who has set it right, or null
     * @param reader what the reader had found, null: nothing
     * @param overtakenBy the notice that decides on the area now, or null where this one does or none
     */
    public record AreaView(
            Area area,
            @Nullable AreaState state,
            List<Limit> limits,
            @Nullable String planned,
            String days,
            @Nullable String strength,
            String evidence,
            int revision,
            @Nullable Correction person,
            @Nullable AreaState reader,
            boolean decides,
            @Nullable Long overtakenBy) {}

    /** To what something is limited. */
    public record Limit(String by, String text) {}

    /** The areas that the text does not speak of, and that nobody has touched. */
    public List<Area> silentAreas() {
        return List.of(Area.values()).stream()
                .filter(area -> areas.stream().noneMatch(spoken -> spoken.area() == area))
                .toList();
    }

    /** Whether it has been read at all. */
    public boolean isRead() {
        return standing != Standing.NOT_YET_READ && standing != Standing.SUSPICIOUS && standing != Standing.FORGED;
    }
}
