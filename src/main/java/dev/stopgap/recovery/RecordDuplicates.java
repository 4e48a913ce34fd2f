package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code settleDuplicates} is completed. */
@Component
class RecordDuplicates implements TaskListener {

    private final Unprocessed unprocessed;

    RecordDuplicates(Unprocessed unprocessed) {
        this.unprocessed = unprocessed;
    }

    @Override
    public void notify(DelegateTask task) {
        unprocessed.settleDuplicates(
                new OutageId(task.getExecution().getProcessBusinessKey()),
                TaskCompletion.text(task, RecoveryRollback.COMING_DECISION).equals("CANCEL"),
                TaskCompletion.text(task, RecoveryRollback.ARRIVED_DECISION).equals("RETURN"),
                TaskCompletion.by(task));
    }
}
