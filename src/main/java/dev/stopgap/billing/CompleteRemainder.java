package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.REMAINDER;
import static dev.stopgap.billing.BillingReconciliation.REMAINDER_DECISION;
import static dev.stopgap.billing.BillingReconciliation.REMAINDER_REASON;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code acceptRemainder}. */
@Component
class CompleteRemainder implements TaskListener {

    private final Discrepancies discrepancies;
    private final Completion completion;

    CompleteRemainder(Discrepancies discrepancies, Completion completion) {
        this.discrepancies = discrepancies;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.of(() -> {
            String decision = completion.choice(task.getVariable(REMAINDER_DECISION), Set.of("PAY", "WITHHOLD"));
            discrepancies.acceptRemainder(
                    Closing.of(task.getExecution().getProcessBusinessKey(), task.getVariables()),
                    completion.person(task.getAssignee()),
                    completion.text(task.getVariable(REMAINDER_REASON)),
                    decision.equals("PAY"));
            task.setVariable(REMAINDER, true);
        });
    }
}
