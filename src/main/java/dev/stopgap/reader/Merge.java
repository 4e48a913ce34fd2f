package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes one state of all that a text says of an area. The newest block wins; of what one block says the narrower wins, so
 * that a state is never better than the text: a stop beside something that runs is a limit, a delay beside "as usual" a
 * delay.
 */
final class Merge {

    private static final int MOST_LIMITS = 8;

    private final Map<Area, List<Claim>> claims = new EnumMap<>(Area.class);
    private final Set<Area> stoppingLater = EnumSet.noneOf(Area.class);
    private Reading.@Nullable Planned common;

    void add(Claim claim) {
        claims.computeIfAbsent(claim.area(), area -> new ArrayList<>()).add(claim);
    }

    /** Of a stop that is yet to come. */
    void stopsLater(Area area) {
        stoppingLater.add(area);
    }

    /** A plan that names no area: for whatever is stopped. */
    void allResume(Reading.Planned plan) {
        common = common == null ? plan : common;
    }

    boolean speaksOf(Area area) {
        return claims.containsKey(area);
    }

    List<Merged> areas() {
        var merged = new ArrayList<Merged>();
        claims.forEach((area, of) -> merged.add(merge(area, of)));
        return merged;
    }

    /** An area's state and the claim that shows it. */
    record Merged(
            Area area,
            AreaState state,
            List<Reading.Limit> limits,
            Reading.@Nullable Planned planned,
            Claim evidence,
            boolean daily,
            boolean contradiction) {}

    private Merged merge(Area area, List<Claim> all) {
        int newest =
                all.stream().filter(Merge::isState).mapToInt(Claim::rank).max().orElse(0);
        var states = withoutTitles(all.stream()
                .filter(claim -> isState(claim) && claim.rank() == newest)
                .filter(claim -> !claim.title() || !stoppingLater.contains(area))
                .toList());
        // The earliest day, and of the words for one day those that tell the hour.
        var planned = all.stream()
                .filter(claim -> claim.planned() != null)
                .min(Comparator.comparing(Merge::day)
                        .thenComparing(claim -> -begin(claim).length()));
        if (states.isEmpty()) {
            Claim plan = planned.orElse(all.get(0));
            return new Merged(area, AreaState.UNKNOWN, List.of(), plan.planned(), plan, false, false);
        }
        AreaState state = state(states);
        var limits = states.stream()
                .filter(claim -> claim.state() != AreaState.NORMAL && claim.state() != AreaState.DELAYED)
                .flatMap(claim -> claim.limits().stream())
                .distinct()
                .limit(MOST_LIMITS)
                .toList();
        boolean daily = state != AreaState.STOPPED && states.stream().anyMatch(Claim::daily);
        return new Merged(
                area,
                state,
                state == AreaState.NORMAL ? List.of() : limits,
                planned.map(Claim::planned)
                        .orElse(state == AreaState.NORMAL || state == AreaState.DELAYED ? null : common),
                evidence(states, state),
                daily,
                contradicts(states));
    }

    private static String begin(Claim claim) {
        Reading.Planned plan = claim.planned();
        String from = plan == null ? null : plan.from();
        return from == null ? "" : from;
    }

    private static String day(Claim claim) {
        return begin(claim).length() > 10 ? begin(claim).substring(0, 10) : begin(claim);
    }

    // What a heading says counts where the text below says nothing else.
    private static List<Claim> withoutTitles(List<Claim> states) {
        var sentences = states.stream().filter(claim -> !claim.title()).toList();
        return sentences.isEmpty() ? states : sentences;
    }

    private static boolean isState(Claim claim) {
        return claim.state() != AreaState.UNKNOWN;
    }

    private static AreaState state(List<Claim> states) {
        boolean stopped = any(states, claim -> claim.state() == AreaState.STOPPED && !claim.partly());
        boolean partlyStopped = any(states, claim -> claim.state() == AreaState.STOPPED && claim.partly());
        boolean checking = any(states, claim -> claim.state() == AreaState.CHECKING);
        boolean limited = any(states, claim -> claim.state() == AreaState.LIMITED);
        boolean firm = any(states, claim -> claim.state() == AreaState.PARTIAL && claim.firm());
        boolean runs = any(states, claim -> claim.state() == AreaState.PARTIAL && !claim.firm());
        boolean delayed = any(states, claim -> claim.state() == AreaState.DELAYED);
        boolean normal = any(states, claim -> claim.state() == AreaState.NORMAL);
        if (contradicts(states)) {
            return AreaState.STOPPED;
        }
        if (stopped) {
            return limited || firm || normal || runs ? AreaState.LIMITED : AreaState.STOPPED;
        }
        if (checking && !(limited || firm || runs)) {
            return AreaState.CHECKING;
        }
        if (firm) {
            return AreaState.PARTIAL;
        }
        if (limited) {
            return AreaState.LIMITED;
        }
        if (partlyStopped) {
            return delayed ? AreaState.DELAYED : runs || normal ? AreaState.PARTIAL : AreaState.LIMITED;
        }
        if (delayed) {
            return AreaState.DELAYED;
        }
        boolean open = states.stream().allMatch(claim -> claim.open() || claim.state() == AreaState.NORMAL);
        return runs && !normal && !open ? AreaState.PARTIAL : AreaState.NORMAL;
    }

    // Both "stopped" and "as usual" in so many words, and nothing between that would explain it: a person must read it.
    private static boolean contradicts(List<Claim> states) {
        return any(states, claim -> claim.state() == AreaState.STOPPED && !claim.partly() && !claim.title())
                && any(states, claim -> claim.state() == AreaState.NORMAL)
                && states.stream()
                        .noneMatch(claim -> claim.state() == AreaState.LIMITED
                                || claim.state() == AreaState.PARTIAL && claim.firm());
    }

    private static boolean any(List<Claim> states, Predicate<Claim> test) {
        return states.stream().anyMatch(test);
    }

    // The claim that says just this, a sentence rather than a title, the first of them.
    private static Claim evidence(List<Claim> states, AreaState state) {
        return states.stream()
                .min(Comparator.comparing((Claim claim) ->
                                claim.state() == state ? 0 : claim.state() == AreaState.STOPPED ? 1 : 2)
                        .thenComparing(claim -> claim.title() ? 1 : 0)
                        .thenComparing(Claim::order))
                .orElseThrow();
    }
}
