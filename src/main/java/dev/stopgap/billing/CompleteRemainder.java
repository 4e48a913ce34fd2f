package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.REMAINDER;
import static dev.stopgap.billing.BillingReconciliation.REMAINDER_DECISION;
import static dev.stopgap.billing.BillingReconciliation.REMAINDER_REASON;

import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code acceptRemainder}. */
@Component
class CompleteRemainder implements TaskListener {

    private final Discrepancies discrepancies;
    private final Refusals refusals;

    CompleteRemainder(Discrepancies discrepancies, Refusals refusals) {
        this.discrepancies = discrepancies;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> discrepancies.acceptRemainder(
                Closing.of(task.getExecution().getProcessBusinessKey(), task.getVariables()),
                TaskCompletion.by(task),
                TaskCompletion.text(task, REMAINDER_REASON),
                Choice.is(TaskCompletion.text(task, REMAINDER_DECISION), "PAY", "WITHHOLD")));
        task.setVariable(REMAINDER, true);
    }
}
