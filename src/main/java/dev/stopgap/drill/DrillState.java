package dev.stopgap.drill;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the drill stands.
 *
 * @param speeds what can be chosen, in simulated seconds a second
 * @param appeared how many of the notices have
 * @param next what appears next, without saying what it says; null when nothing more does
 */
public record DrillState(
        Instant now,
        Instant from,
        Instant to,
        boolean finished,
        boolean paused,
        long speed,
        List<Long> speeds,
        long appeared,
        int notices,
        @Nullable Instant next) {}
