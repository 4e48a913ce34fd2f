package dev.stopgap.drill;

import dev.stopgap.outage.Reports;
import dev.stopgap.reader.Area;
import dev.stopgap.watch.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The course of a case as a picture: a band for each area, coloured by its state, and the recovery stage as a staircase.
 * Lengths are in the picture's own units.
 */
public final class HundredDays {

    public static final int WIDTH = 1080;
    public static final int LEFT = 70;
    public static final int BAND = 20;

    private static final int GAP = 30;
    private static final int STEP = 7;

    private final DrillReport report;

    HundredDays(DrillReport report) {
        this.report = report;
    }

    /** A stretch of time in one state. */
    public record Stretch(long x, long width, String state, Instant from) {}

    /** One area's stretches, from left to right. */
    public record Band(String area, int y, List<Stretch> stretches) {}

    /** The areas of which the supplier ever spoke. */
    public List<Band> bands() {
        var bands = new ArrayList<Band>();
        for (Area area : Area.values()) {
            var changes = report.report().reactions().stream()
                    .filter(change -> change.area().equals(area.name()))
                    .toList();
            if (!changes.isEmpty()) {
                bands.add(new Band(area.name(), bands.size() * GAP + 14, stretches(changes)));
            }
        }
        return bands;
    }

    private List<Stretch> stretches(List<Reports.Reaction> changes) {
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < changes.size(); i++) {
            Instant from = changes.get(i).changedAt();
            Instant to = i + 1 < changes.size() ? changes.get(i + 1).changedAt() : report.to();
            stretches.add(new Stretch(
                    x(from), Math.max(1, x(to) - x(from)), changes.get(i).to(), from));
        }
        return stretches;
    }

    /** The staircase of the recovery stage, as the points of a line. */
    public String staircase() {
        var points = new ArrayList<String>();
        String stage = Stage.STOPPED.name();
        points.add(LEFT + "," + stageY(stage));
        for (var step : report.report().stages()) {
            points.add(x(step.changedAt()) + "," + stageY(stage));
            stage = step.to();
            points.add(x(step.changedAt()) + "," + stageY(stage));
        }
        points.add(WIDTH + "," + stageY(stage));
        return String.join(" ", points);
    }

    /** Where the supplier fell back. Its first step, down to the stop, is no setback. */
    public List<Long> regressions() {
        return report.report().stages().stream()
                .skip(1)
                .filter(step -> Stage.valueOf(step.to()).compareTo(Stage.valueOf(step.from())) < 0)
                .map(step -> x(step.changedAt()))
                .toList();
    }

    /** The middle of the staircase, for its label. */
    public int stageLabelY() {
        return bandsEnd() + 40;
    }

    public int height() {
        return bandsEnd() + Stage.values().length * STEP + 30;
    }

    private int stageY(String stage) {
        return bandsEnd()
                + 20
                + (Stage.values().length - 1 - Stage.valueOf(stage).ordinal()) * STEP;
    }

    private int bandsEnd() {
        return (int) Arrays.stream(Area.values())
                        .filter(area -> report.report().reactions().stream()
                                .anyMatch(change -> change.area().equals(area.name())))
                        .count()
                * GAP;
    }

    private long x(Instant at) {
        double share = (double) Duration.between(report.from(), at).toMinutes()
                / Math.max(1, Duration.between(report.from(), report.to()).toMinutes());
        return Math.round(LEFT + share * (WIDTH - LEFT));
    }

    /** What the picture says, for those who cannot see it. */
    public String description() {
        return report.report().stages().stream()
                .map(step -> step.to().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" → "));
    }
}
