package dev.stopgap.triage;

import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completion of the task {@code answerQuestion}: what was entered is checked and kept, with who entered it. */
@Component
class KeepAnswer implements TaskListener {

    private final Decisions decisions;
    private final Entered entered;

    KeepAnswer(Decisions decisions, Entered entered) {
        this.decisions = decisions;
        this.entered = entered;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.answer(
                PackageId.of((String) task.getVariable(OrderDecision.PACKAGE_ID)),
                entered.text(task, OrderDecision.ANSWER),
                TaskCompletion.by(task));
    }
}
