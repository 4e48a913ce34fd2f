package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.RELEASE_DECISION;
import static dev.stopgap.billing.BillingReconciliation.RELEASE_NOTE;

import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code releasePayments}. */
@Component
class CompleteRelease implements TaskListener {

    private final Payments payments;
    private final Refusals refusals;

    CompleteRelease(Payments payments, Refusals refusals) {
        this.payments = payments;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        var closing = Closing.of(task.getExecution().getProcessBusinessKey(), task.getVariables());
        refusals.inWords(() -> {
            if (Choice.is(TaskCompletion.text(task, RELEASE_DECISION), "RELEASE", "RETURN")) {
                payments.approve(closing, TaskCompletion.by(task));
            } else {
                payments.sendBack(closing, TaskCompletion.by(task), TaskCompletion.text(task, RELEASE_NOTE));
            }
        });
    }
}
