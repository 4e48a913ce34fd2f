package dev.stopgap.recovery;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Task {@code approveWaves} is completed. */
@Component
class DecideWaves implements TaskListener {

    private final Ledger ledger;
    private final Refusals refusals;

    DecideWaves(Ledger ledger, Refusals refusals) {
        this.ledger = ledger;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        int days =
                TaskCompletion.number(task, RecoveryRollback.OBSERVATION_DAYS).intValue();
        int waves = TaskCompletion.number(task, RecoveryRollback.WAVE_COUNT).intValue();
        if (days < 1 || days > 60) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "recovery.observationDays");
        }
        if (waves < 1 || waves > 20) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "recovery.waveCount");
        }
        task.setVariable(RecoveryRollback.OBSERVATION, "P" + days + "D");
        if (TaskCompletion.text(task, RecoveryRollback.WAVES_DECISION).equals("APPROVE")) {
            ledger.record(LedgerEntry.of("recovery.wavesApproved")
                    .by(TaskCompletion.by(task))
                    .in(new OutageId(task.getExecution().getProcessBusinessKey()))
                    .with("waves", waves)
                    .with("days", days));
        }
    }
}
