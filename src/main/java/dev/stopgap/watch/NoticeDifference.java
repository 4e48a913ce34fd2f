package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is new in a notice since another one. Public for its template.
 *
 * @param news what kind of difference it is
 * @param areas area by area, those of which either speaks
 */
public record NoticeDifference(
        NoticeView before, NoticeView after, News news, List<AreaDifference> areas, TextDifference text) {

    /** Whether there is anything new at all. */
    public enum News {
        NEW,
        ONLY_STAMP,
        ONLY_LAYOUT,
        SAME
    }

    /** What has become of an area. */
    public enum Kind {
        STATE,
        PLAN,
        WORDS,
        SAME,
        NEW,
        GONE
    }

    /** An area before and after; a state of null: not spoken of. */
    public record AreaDifference(
            Area area,
            Kind kind,
            @Nullable AreaState from,
            @Nullable AreaState to,
            @Nullable String fromPlan,
            @Nullable String toPlan,
            String fromEvidence,
            String toEvidence) {}

    static NoticeDifference of(NoticeView before, NoticeView after) {
        return new NoticeDifference(
                before,
                after,
                news(before.text(), after.text()),
                areas(before, after),
                TextDifference.of(before.text(), after.text()));
    }

    private static News news(String before, String after) {
        if (before.equals(after)) {
            return News.SAME;
        }
        if (before.replaceAll("\\s+", "").equals(after.replaceAll("\\s+", ""))) {
            return News.ONLY_LAYOUT;
        }
        return Stamps.areAllThatDiffers(before, after) ? News.ONLY_STAMP : News.NEW;
    }

    private static List<AreaDifference> areas(NoticeView before, NoticeView after) {
        var areas = new ArrayList<AreaDifference>();
        for (Area area : Area.values()) {
            var old = area(before, area);
            var fresh = area(after, area);
            if (old.isPresent() || fresh.isPresent()) {
                areas.add(difference(area, old.orElse(null), fresh.orElse(null)));
            }
        }
        return areas;
    }

    private static Optional<NoticeView.AreaView> area(NoticeView notice, Area area) {
        return notice.areas().stream()
                .filter(view -> view.area() == area && view.state() != null)
                .findFirst();
    }

    private static AreaDifference difference(
            Area area, NoticeView.@Nullable AreaView before, NoticeView.@Nullable AreaView after) {
        return new AreaDifference(
                area,
                kind(before, after),
                before == null ? null : before.state(),
                after == null ? null : after.state(),
                before == null ? null : before.planned(),
                after == null ? null : after.planned(),
                before == null ? "" : before.evidence(),
                after == null ? "" : after.evidence());
    }

    private static Kind kind(NoticeView.@Nullable AreaView before, NoticeView.@Nullable AreaView after) {
        if (before == null) {
            return Kind.NEW;
        }
        if (after == null) {
            return Kind.GONE;
        }
        if (before.state() != after.state()) {
            return Kind.STATE;
        }
        if (!Objects.equals(before.planned(), after.planned())) {
            return Kind.PLAN;
        }
        return before.evidence().equals(after.evidence()) ? Kind.SAME : Kind.WORDS;
    }
}
