package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.REFUSAL_DECISION;
import static dev.stopgap.billing.BillingReconciliation.REFUSAL_REASON;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code decideRefusedCorrection}. */
@Component
class CompleteRefusal implements TaskListener {

    private final Corrections corrections;
    private final Completion completion;

    CompleteRefusal(Corrections corrections, Completion completion) {
        this.corrections = corrections;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.of(() -> {
            String decision = completion.choice(task.getVariable(REFUSAL_DECISION), Set.of("ACCEPT", "DISPUTE"));
            corrections.decide(
                    (String) task.getVariable(CORRECTION_ID),
                    completion.person(task.getAssignee()),
                    decision.equals("ACCEPT"),
                    completion.text(task.getVariable(REFUSAL_REASON)));
        });
    }
}
