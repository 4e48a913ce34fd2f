package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.REVIEW_DECISION;
import static dev.stopgap.billing.BillingReconciliation.REVIEW_NOTE;

import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code reviewCorrectionRequest}. */
@Component
class CompleteReview implements TaskListener {

    private final Corrections corrections;
    private final Refusals refusals;

    CompleteReview(Corrections corrections, Refusals refusals) {
        this.corrections = corrections;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> corrections.review(
                (String) task.getVariable(CORRECTION_ID),
                TaskCompletion.by(task),
                Choice.is(TaskCompletion.text(task, REVIEW_DECISION), "SEND", "LEAVE_OUT"),
                TaskCompletion.text(task, REVIEW_NOTE)));
    }
}
