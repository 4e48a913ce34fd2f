package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code raiseThreshold} is completed. */
@Component
class DecideThreshold implements TaskListener {

    private final PurchaseLimits limits;
    private final Clock clock;
    private final Refusals refusals;

    DecideThreshold(PurchaseLimits limits, Clock clock, Refusals refusals) {
        this.refusals = refusals;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        var outage = new OutageId(task.getExecution().getProcessBusinessKey());
        String by = TaskCompletion.by(task);
        task.setVariable(TemporarySourcing.THRESHOLD_BY, by);
        if (TaskCompletion.text(task, TemporarySourcing.THRESHOLD_DECISION).equals("RAISE")) {
            Instant until = clock.instant()
                    .plus(Duration.ofDays(TaskCompletion.number(task, TemporarySourcing.THRESHOLD_DAYS)
                            .longValue()));
            limits.raise(outage, TaskCompletion.number(task, TemporarySourcing.RAISED_LIMIT_YEN), until, by);
        } else {
            limits.keep(outage, by);
        }
    }
}
