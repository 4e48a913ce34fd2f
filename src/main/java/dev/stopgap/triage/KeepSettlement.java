package dev.stopgap.triage;

import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completion of the task {@code settleRefusedCancel}: what was entered is checked and kept, with who entered it. */
@Component
class KeepSettlement implements TaskListener {

    private final Entered entered;

    KeepSettlement(Entered entered) {
        this.entered = entered;
    }

    @Override
    public void notify(DelegateTask task) {
        entered.oneOf(task, OrderDecision.SETTLEMENT, "WITHDRAW", "KEEP_BOTH");
        task.setVariable(OrderDecision.SETTLED_BY, TaskCompletion.by(task));
    }
}
