package dev.stopgap.drill;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.stopgap.outage.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a drill came to. Nothing of it depends on the machine, the engine's ids or real time: the same drill without people
 * gives the same report, to the byte.
 *
 * @param from the first simulated moment
 * @param to the last one
 * @param report the case's own report
 * @param tasks how the sample users' decisions went
 * @param discrepancies what the match found against what the sample has seeded
 * @param checks what must hold; the drill has failed where one does not
 */
@JsonPropertyOrder({"from", "to", "days", "passed", "checks", "tasks", "discrepancies", "report"})
public record DrillReport(
        Instant from, Instant to, Reports.Report report, Tasks tasks, Seeds discrepancies, List<Check> checks) {

    /** How many days the drill covered. */
    @JsonProperty
    public long days() {
        return Duration.between(from, to).toDays();
    }

    /** The middle time from an official change to our people's knowing of it. */
    @JsonProperty
    public long medianReactionMinutes() {
        var minutes = reactionMinutes();
        return minutes.isEmpty() ? 0 : minutes.get(minutes.size() / 2);
    }

    /** The longest such time. */
    @JsonProperty
    public long longestReactionMinutes() {
        var minutes = reactionMinutes();
        return minutes.isEmpty() ? 0 : minutes.get(minutes.size() - 1);
    }

    private List<Long> reactionMinutes() {
        return report.reactions().stream()
                .map(Reports.Reaction::minutes)
                .flatMap(Stream::ofNullable)
                .sorted()
                .toList();
    }

    /** Whether everything came out as it must. */
    @JsonProperty
    public boolean passed() {
        return checks.stream().allMatch(Check::holds);
    }

    /** Whether the case is closed; until then the report tells what has been so far. */
    public boolean ended() {
        return checks.stream()
                .filter(check -> check.code().equals("caseClosed"))
                .allMatch(Check::holds);
    }

    /**
     * The decisions of the sample users.
     *
     * @param medianMinutes from a task's creation to its completion
     * @param late those that were played only after an escalation
     */
    public record Tasks(long played, long medianMinutes, long late, String from) {}

    /**
     * Found against seeded.
     *
     * @param seeded how many faults the sample's generator has put in
     * @param found how many of them the match has found, with their exact amounts
     * @param missing seeds that it has not found
     * @param arisen findings that arose from what was decided in the drill: a refused cancel and its replacement both came
     * @param unexpected findings that are neither
     */
    public record Seeds(
            long seeded,
            long found,
            List<String> missing,
            long arisen,
            List<String> unexpected,
            Map<String, Long> byKind,
            String from) {}

    /**
     * Something that must hold.
     *
     * @param code {@code drill.check.<code>} in the bundles is its sentence
     * @param detail what was seen
     */
    public record Check(String code, boolean holds, String detail) {}
}
