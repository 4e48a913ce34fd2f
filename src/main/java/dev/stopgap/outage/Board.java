package dev.stopgap.outage;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.watch.Contradictions.Contradiction;
import dev.stopgap.watch.Stage;
import dev.stopgap.watch.SupplierStatus.AreaStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the status board shows of one supplier. Public for its template.
 *
 * @param tabs all suppliers, where there are several
 * @param name of this one, in the reader's language
 * @param mood the first sentence
 * @param caseNumber of the case that is running or has just been closed, or null
 * @param since when the outage began, or when it was closed; null where nothing has happened
 * @param stage how far it has recovered, or null where there is no case
 * @param areas what is known, in the order in which people ask
 * @param contradictions where words stand against each other
 * @param changes what has happened lately, newest first
 * @param supplier whose board it is
 * @param desk whom to ask, as the installation says; blank where it says nothing
 */
public record Board(
        List<Tab> tabs,
        String name,
        Mood mood,
        @Nullable String caseNumber,
        @Nullable Instant since,
        @Nullable Stage stage,
        List<AreaStatus> areas,
        List<Contradiction> contradictions,
        List<Change> changes,
        String supplier,
        String desk) {

    /** The first sentence, as a person would say it. */
    public enum Mood {
        QUIET,
        /** Nothing is heard because no source of its own is read: whether it works is not known. */
        UNWATCHED,
        SUSPECTED,
        STOPPED,
        LIMITED,
        UNCLEAR,
        RECOVERED,
        CLOSED;

        /** The look of a state for this sentence. */
        public AreaState look() {
            return switch (this) {
                case RECOVERED, CLOSED -> AreaState.NORMAL;
                case SUSPECTED -> AreaState.CHECKING;
                case STOPPED -> AreaState.STOPPED;
                case LIMITED -> AreaState.LIMITED;
                // Silence is not a word of the supplier's that all is well.
                case QUIET, UNWATCHED, UNCLEAR -> AreaState.UNKNOWN;
            };
        }
    }

    /** A supplier to choose. */
    public record Tab(String id, String name, Mood mood, boolean chosen) {}

    /** Something that has happened, told in the reader's language. */
    public record Change(Instant at, String sentence) {}

    /** Whether something is wrong, or has just been: only then is there a stage and a question of orders. */
    public boolean hasCase() {
        return caseNumber != null && mood != Mood.CLOSED;
    }

    /** What is known of {@code area}, or null where nothing was ever said. */
    public @Nullable AreaStatus area(Area area) {
        return areas.stream()
                .filter(status -> status.area() == area)
                .findFirst()
                .orElse(null);
    }

    /** The state of {@code area}. */
    public AreaState state(Area area) {
        var status = area(area);
        return status == null ? AreaState.UNKNOWN : status.state();
    }

    /** What stands against the state of {@code area}. */
    public List<Contradiction> against(Area area) {
        return contradictions.stream().filter(words -> words.area() == area).toList();
    }

    /** What the press says of areas on which there is no official word at all. */
    public List<Contradiction> pressAlone() {
        return contradictions.stream()
                .filter(words -> area(words.area()) == null)
                .toList();
    }

    /** The areas of which something is planned. */
    public List<AreaStatus> plans() {
        return areas.stream().filter(status -> status.planned() != null).toList();
    }

    /** The stages, for the track. */
    public List<Stage> stages() {
        return Arrays.asList(Stage.values());
    }

    /** The stage after the present one, or null where there is none. */
    public @Nullable Stage nextStage() {
        return stage == null || stage == Stage.FULLY_RECOVERED ? null : Stage.values()[stage.ordinal() + 1];
    }
}
