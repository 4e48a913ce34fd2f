package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.watch.Signal.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the signals of resumption and regression in the difference of two versions of one source's text. */
final class Signals {

    /** In which order a supplier comes back: orders are taken before they are shipped, and shipped before they are billed. */
    private static final List<Area> ORDER_OF_LIFTING = List.of(Area.ORDERING, Area.SHIPPING, Area.BILLING);

    private static final Set<AreaState> DOWN = EnumSet.of(AreaState.STOPPED, AreaState.CHECKING);
    private static final Set<AreaState> RECOVERING =
            EnumSet.of(AreaState.LIMITED, AreaState.PARTIAL, AreaState.DELAYED, AreaState.NORMAL);

    private final List<Signal> found = new ArrayList<>();

    private Signals() {}

    /** A version: what was read of it, and the text as its reader sees it. */
    record Version(Reading reading, String text) {}

    /** The signals from {@code before} to {@code after}, in the order of areas, then those of the whole text. */
    static List<Signal> between(Version before, Version after) {
        var signals = new Signals();
        signals.areas(byArea(before.reading()), byArea(after.reading()));
        signals.found.addAll(TextSignals.between(before.text(), after.text()));
        signals.categories(before.reading(), after.reading(), after.text());
        return List.copyOf(signals.found);
    }

    private static Map<Area, Reading.AreaReading> byArea(Reading reading) {
        var areas = new EnumMap<Area, Reading.AreaReading>(Area.class);
        // Of several words on an area the last stands; a plan beside a state is taken from whichever has one.
        for (var area : reading.areas()) {
            areas.merge(area.area(), area, Signals::together);
        }
        return areas;
    }

    private static Reading.AreaReading together(Reading.AreaReading one, Reading.AreaReading other) {
        boolean otherHasState = other.state() != AreaState.UNKNOWN;
        var state = otherHasState ? other : one;
        return new Reading.AreaReading(
                state.area(),
                state.state(),
                state.limits(),
                other.planned() == null ? one.planned() : other.planned(),
                state.evidence(),
                state.at());
    }

    private void areas(Map<Area, Reading.AreaReading> before, Map<Area, Reading.AreaReading> after) {
        for (Area area : Area.values()) {
            var old = before.get(area);
            var now = after.get(area);
            if (old != null && now != null) {
                plans(old, now);
                limits(old, now);
                if (EnumSet.of(AreaState.LIMITED, AreaState.PARTIAL, AreaState.DELAYED)
                                .contains(old.state())
                        && now.state() == AreaState.NORMAL) {
                    add(Kind.TO_NORMAL, now, null, null);
                }
                if (DOWN.contains(old.state()) && RECOVERING.contains(now.state()) && isNext(area, after)) {
                    add(Kind.NEXT_AREA_LIFTED, now, null, null);
                }
            } else if (now != null && now.planned() != null && now.planned().from() != null) {
                add(Kind.PLAN_GIVEN, now, null, now.planned().text());
            }
        }
    }

    private static boolean isNext(Area area, Map<Area, Reading.AreaReading> after) {
        int place = ORDER_OF_LIFTING.indexOf(area);
        return place >= 0
                && ORDER_OF_LIFTING.subList(0, place).stream()
                        .allMatch(earlier -> after.containsKey(earlier)
                                && RECOVERING.contains(after.get(earlier).state()));
    }

    private void plans(Reading.AreaReading old, Reading.AreaReading now) {
        var before = Span.of(old.planned());
        var after = Span.of(now.planned());
        if (before == null && after != null) {
            add(Kind.PLAN_GIVEN, now, text(old.planned()), text(now.planned()));
        } else if (before != null && after == null && DOWN.contains(now.state()) && now.planned() == null) {
            add(Kind.PLAN_WITHDRAWN, now, text(old.planned()), null);
        } else if (before != null && after != null && !before.equals(after)) {
            Kind kind = after.isWithin(before)
                    ? Kind.PLAN_FINER
                    : after.isLaterThan(before) ? Kind.PLAN_SLIPS : Kind.PLAN_EARLIER;
            add(kind, now, text(old.planned()), text(now.planned()));
        }
    }

    private static @Nullable String text(Reading.@Nullable Planned plan) {
        return plan == null ? null : plan.text();
    }

    // A plan's first and last moment as ISO text, which sorts as time does; without an end it is open.
    private record Span(String from, @Nullable String to) {

        static @Nullable Span of(Reading.@Nullable Planned plan) {
            return plan == null || plan.from() == null ? null : new Span(plan.from(), plan.to());
        }

        boolean isWithin(Span wider) {
            boolean endsWithin =
                    wider.to() == null || day(to == null ? from : to).compareTo(day(wider.to())) <= 0;
            boolean isOpen = to == null
                    && wider.to() == null
                    && from.length() == wider.from().length();
            return day(from).compareTo(day(wider.from())) >= 0 && endsWithin && !isOpen;
        }

        boolean isLaterThan(Span earlier) {
            int starts = day(from).compareTo(day(earlier.from()));
            return starts > 0
                    || starts == 0 && to != null && earlier.to() != null && day(to).compareTo(day(earlier.to())) > 0;
        }

        private static String day(String moment) {
            return moment.length() > 10 ? moment.substring(0, 10) : moment;
        }
    }

    private void limits(Reading.AreaReading old, Reading.AreaReading now) {
        if (!RECOVERING.contains(old.state()) || !RECOVERING.contains(now.state())) {
            return;
        }
        for (Reading.Limit.By by : Reading.Limit.By.values()) {
            String before = texts(old, by);
            String after = texts(now, by);
            if (before.isEmpty() != after.isEmpty()) {
                add(after.isEmpty() ? Kind.LIMIT_GONE : Kind.LIMIT_ADDED, now, orNull(before), orNull(after));
            }
        }
    }

    private static String texts(Reading.AreaReading area, Reading.Limit.By by) {
        return area.limits().stream()
                .filter(limit -> limit.by() == by)
                .map(Reading.Limit::text)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private void categories(Reading before, Reading after, String text) {
        var old = Set.copyOf(before.suspendedCategories());
        var now = Set.copyOf(after.suspendedCategories());
        if (old.isEmpty() || now.isEmpty() || old.equals(now)) {
            return;
        }
        Kind kind = old.containsAll(now) ? Kind.LIST_SHRINKS : now.containsAll(old) ? Kind.LIST_GROWS : null;
        if (kind != null) {
            String first = after.suspendedCategories().get(0);
            found.add(new Signal(
                    kind,
                    null,
                    TextSignals.sentenceWith(text, first),
                    String.join(", ", before.suspendedCategories()),
                    String.join(", ", after.suspendedCategories())));
        }
    }

    private void add(Kind kind, Reading.AreaReading now, @Nullable String before, @Nullable String after) {
        found.add(new Signal(kind, now.area(), now.evidence(), before, after));
    }
}
