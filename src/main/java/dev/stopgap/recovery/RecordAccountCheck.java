package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code checkAccountsAndBillingUnit} is completed: what is not ticked is not right. */
@Component
class RecordAccountCheck implements TaskListener {

    private static final String[] BOXES = {"addressBookRight", "userRightsRight", "billingUnitRight"};

    private final Waves waves;
    private final Refusals refusals;

    RecordAccountCheck(Waves waves, Refusals refusals) {
        this.waves = waves;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        boolean passed = Stream.of(BOXES).allMatch(box -> TaskCompletion.ticked(task, box));
        String by = TaskCompletion.by(task);
        waves.checked(
                new OutageId(task.getExecution().getProcessBusinessKey()),
                ((Number) task.getVariable(RecoveryRollback.WAVE_NO)).intValue(),
                passed,
                by,
                TaskCompletion.text(task, RecoveryRollback.CHECK_NOTE));
        task.setVariable(RecoveryRollback.CHECKS_PASSED, passed);
        task.setVariable(RecoveryRollback.CHECKED_BY, by);
        if (!passed) {
            task.setVariable(RecoveryRollback.WHY_STOPPED, Setbacks.Cause.CHECK_FAILED.name());
        }
        TaskCompletion.forget(task, BOXES);
        TaskCompletion.forget(task, RecoveryRollback.CHECK_NOTE);
    }
}
