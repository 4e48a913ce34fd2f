package dev.stopgap.drill;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The engine's jobs, run one after the other in the order of their making. The engine's own executor is off: at
 * a drill's speed its locks would expire at once, and jobs would run twice.
 */
@Component
@Profile("drill")
class EngineWork {

    private static final Logger log = LoggerFactory.getLogger(EngineWork.class);

    private static final Comparator<Job> AS_MADE = Comparator.comparingLong(job -> Long.parseLong(job.getId()));

    private final ManagementService management;
    private final RuntimeService runtime;

    EngineWork(ManagementService management, RuntimeService runtime) {
        this.management = management;
        this.runtime = runtime;
    }

    /**
     * Runs the jobs that are due now, as they were made; returns whether there were any. What they make is younger than all
     * of them and has its turn in the next round, so that a start after a crash goes on in the same order.
     */
    boolean runDue() {
        var due = management.createJobQuery().executable().list().stream()
                .sorted(AS_MADE)
                .toList();
        due.forEach(this::run);
        return !due.isEmpty();
    }

    /** When the next job is due. */
    Optional<Instant> next() {
        var next = management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return next.stream().map(job -> dueDate(job).toInstant()).findFirst();
    }

    /** What has failed for good. */
    List<Incident> incidents() {
        return runtime.createIncidentQuery().list();
    }

    private void run(Job job) {
        // An earlier one of this round may have ended it.
        if (management.createJobQuery().jobId(job.getId()).count() == 0) {
            return;
        }
        try {
            management.executeJob(job.getId());
        } catch (OptimisticLockingException e) {
            log.debug("A person was quicker than job {}; it is run again", job.getId());
        } catch (RuntimeException e) {
            log.warn("Job of {} failed, and is repeated as the engine says", job.getProcessDefinitionKey(), e);
        }
    }

    private static Date dueDate(Job job) {
        return job.getDuedate() == null ? new Date(0) : job.getDuedate();
    }
}
