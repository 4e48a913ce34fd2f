package dev.stopgap.triage;

import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completion of the task {@code callSupplier}: what was entered is checked and kept, with who entered it. */
@Component
class KeepCall implements TaskListener {

    private final Entered entered;

    KeepCall(Entered entered) {
        this.entered = entered;
    }

    @Override
    public void notify(DelegateTask task) {
        entered.oneOf(task, OrderDecision.CALL_RESULT, "CONFIRMED", "REFUSED", "NO_ANSWER");
        task.setVariable(OrderDecision.CALLED_BY, TaskCompletion.by(task));
    }
}
