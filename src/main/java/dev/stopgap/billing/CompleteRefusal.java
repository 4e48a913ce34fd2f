package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.REFUSAL_DECISION;
import static dev.stopgap.billing.BillingReconciliation.REFUSAL_REASON;

import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code decideRefusedCorrection}. */
@Component
class CompleteRefusal implements TaskListener {

    private final Corrections corrections;
    private final Refusals refusals;

    CompleteRefusal(Corrections corrections, Refusals refusals) {
        this.corrections = corrections;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> corrections.decide(
                (String) task.getVariable(CORRECTION_ID),
                TaskCompletion.by(task),
                Choice.is(TaskCompletion.text(task, REFUSAL_DECISION), "ACCEPT", "DISPUTE"),
                TaskCompletion.text(task, REFUSAL_REASON)));
    }
}
