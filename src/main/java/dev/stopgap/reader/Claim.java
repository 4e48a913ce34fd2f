package dev.stopgap.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one clause says of one area.
 *
 * @param state the state; UNKNOWN where only a plan is told
 * @param partly whether a stop is of some items, sites or customers only
 * @param firm whether it says itself that something has resumed, not only that it runs
 * @param open whether it says that all is accepted, with nothing that narrows it
 * @param daily whether it runs every day
 * @param start of the evidence in the normalised text
 * @param order its place in the text
 * @param title whether a heading says it
 */
record Claim(
        Area area,
        AreaState state,
        boolean partly,
        boolean firm,
        boolean open,
        boolean daily,
        List<Reading.Limit> limits,
        Reading.@Nullable Planned planned,
        int start,
        int end,
        int rank,
        int order,
        boolean title) {}
