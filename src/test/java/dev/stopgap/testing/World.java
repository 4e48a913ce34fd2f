package dev.stopgap.testing;

import dev.stopgap.platform.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;

/** What happens outside a test's hands: time passes, and the engine does what is due. */
@TestComponent
public class World {

    /** When every test begins: Sunday 2025-10-19 06:00 in Tokyo. */
    public static final Instant START = Instant.parse("2025-10-18T21:00:00Z");

    private final MovableClock clock;
    private final ManagementService management;

    World(MovableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
    }

    /** Runs every job that is due, also those that these make due, in the order of making; a failing one fails the test. */
    public void settle() {
        for (int steps = 0; steps < 10_000; steps++) {
            var due = management.createJobQuery().executable().list().stream()
                    .filter(job -> job.getDuedate() == null || !job.getDuedate().after(Date.from(clock.instant())))
                    .min(ORDER);
            if (due.isEmpty()) {
                return;
            }
            management.executeJob(due.get().getId());
        }
        throw new AssertionError("the engine does not come to rest");
    }

    /** Lets {@code time} pass, timer by timer. */
    public void pass(Duration time) {
        Instant until = clock.instant().plus(time);
        settle();
        while (true) {
            var next = management.createJobQuery().active().withRetriesLeft().list().stream()
                    .filter(job -> job.getDuedate() != null && !job.getDuedate().after(Date.from(until)))
                    .min(ORDER);
            if (next.isEmpty()) {
                break;
            }
            clock.moveTo(next.get().getDuedate().toInstant());
            settle();
        }
        clock.moveTo(until);
    }

    private static final Comparator<Job> ORDER = Comparator.comparing(
                    (Job job) -> job.getDuedate() == null ? new Date(0) : job.getDuedate())
            .thenComparing(job -> Long.valueOf(job.getId()));
}
