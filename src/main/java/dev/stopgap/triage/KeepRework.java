package dev.stopgap.triage;

import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completion of the task {@code reworkPackage}: what was entered is checked and kept, with who entered it. */
@Component
class KeepRework implements TaskListener {

    private final Decisions decisions;
    private final Entered entered;

    KeepRework(Decisions decisions, Entered entered) {
        this.decisions = decisions;
        this.entered = entered;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.rework(
                PackageId.of((String) task.getVariable(OrderDecision.PACKAGE_ID)),
                Conclusion.valueOf(
                        entered.oneOf(task, OrderDecision.NEW_PROPOSAL, "CONTINUE", "CANCEL", "SUBSTITUTE", "SPLIT")),
                entered.text(task, OrderDecision.REWORK_REASON),
                TaskCompletion.by(task));
    }
}
