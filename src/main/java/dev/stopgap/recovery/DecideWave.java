package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code approveWave} is completed. */
@Component
class DecideWave implements TaskListener {

    private final Waves waves;
    private final Refusals refusals;

    DecideWave(Waves waves, Refusals refusals) {
        this.waves = waves;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        boolean approved =
                TaskCompletion.text(task, RecoveryRollback.WAVE_DECISION).equals("APPROVE");
        waves.decide(
                new OutageId(task.getExecution().getProcessBusinessKey()),
                ((Number) task.getVariable(RecoveryRollback.WAVE_NO)).intValue(),
                approved,
                TaskCompletion.by(task),
                TaskCompletion.text(task, RecoveryRollback.WAVE_REASON));
        task.setVariable(RecoveryRollback.WAVE_APPROVED, approved);
        if (!approved) {
            task.setVariable(RecoveryRollback.WHY_STOPPED, Setbacks.Cause.NOT_APPROVED.name());
        }
        TaskCompletion.forget(task, RecoveryRollback.WAVE_DECISION, RecoveryRollback.WAVE_REASON);
    }
}
