package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.REVIEW_DECISION;
import static dev.stopgap.billing.BillingReconciliation.REVIEW_NOTE;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code reviewCorrectionRequest}. */
@Component
class CompleteReview implements TaskListener {

    private final Corrections corrections;
    private final Completion completion;

    CompleteReview(Corrections corrections, Completion completion) {
        this.corrections = corrections;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.of(() -> {
            String decision = completion.choice(task.getVariable(REVIEW_DECISION), Set.of("SEND", "LEAVE_OUT"));
            corrections.review(
                    (String) task.getVariable(CORRECTION_ID),
                    completion.person(task.getAssignee()),
                    decision.equals("SEND"),
                    completion.text(task.getVariable(REVIEW_NOTE)));
        });
    }
}
