package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import java.util.Map;
import java.util.Set;

/**
 * How far a supplier has recovered, by the states of its areas, conservatively: the table of the recovery stages. What is
 * unknown counts as stopped. Full recovery is no matter of this rule: it is a manager's word.
 */
final class StageRule {

    private static final Set<AreaState> RUNS = Set.of(AreaState.PARTIAL, AreaState.DELAYED, AreaState.NORMAL);

    private StageRule() {}

    /** The stage; {@code daily} are the areas that an official text says run every day. */
    static Stage of(Map<Area, AreaState> states, Set<Area> daily) {
        if (!states.containsKey(Area.ORDERING) && !states.containsKey(Area.SHIPPING)) {
            return Stage.STABLE;
        }
        // Of what no word was ever said, nothing bad is assumed, and nothing good.
        AreaState ordering = states.getOrDefault(Area.ORDERING, AreaState.PARTIAL);
        AreaState shipping = states.getOrDefault(Area.SHIPPING, AreaState.PARTIAL);
        boolean ordersTaken = ordering == AreaState.LIMITED || RUNS.contains(ordering);
        if (!ordersTaken
                || shipping == AreaState.STOPPED
                || shipping == AreaState.UNKNOWN
                || shipping == AreaState.CHECKING) {
            return Stage.STOPPED;
        }
        if (!RUNS.contains(shipping)) {
            return Stage.TEMPORARILY_STABLE;
        }
        boolean bothDaily = runsDaily(Area.ORDERING, ordering, daily) && runsDaily(Area.SHIPPING, shipping, daily);
        if (!bothDaily) {
            return Stage.PARTIALLY_RECOVERED;
        }
        boolean asUsual = ordering == AreaState.NORMAL && shipping == AreaState.NORMAL;
        boolean paperwork = isNormal(states, Area.BILLING) && isNormal(states, Area.EMAIL);
        return asUsual && paperwork ? Stage.STABLE : Stage.OPERATIONAL;
    }

    private static boolean runsDaily(Area area, AreaState state, Set<Area> daily) {
        return state == AreaState.NORMAL || daily.contains(area);
    }

    private static boolean isNormal(Map<Area, AreaState> states, Area area) {
        return states.get(area) == AreaState.NORMAL;
    }
}
