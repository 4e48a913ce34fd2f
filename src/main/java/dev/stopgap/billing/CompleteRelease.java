package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.RELEASE_DECISION;
import static dev.stopgap.billing.BillingReconciliation.RELEASE_NOTE;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completes the task {@code releasePayments}. */
@Component
class CompleteRelease implements TaskListener {

    private final Payments payments;
    private final Completion completion;

    CompleteRelease(Payments payments, Completion completion) {
        this.payments = payments;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.of(() -> {
            var closing = Closing.of(task.getExecution().getProcessBusinessKey(), task.getVariables());
            String person = completion.person(task.getAssignee());
            if (completion
                    .choice(task.getVariable(RELEASE_DECISION), Set.of("RELEASE", "RETURN"))
                    .equals("RELEASE")) {
                payments.approve(closing, person);
            } else {
                payments.sendBack(closing, person, completion.text(task.getVariable(RELEASE_NOTE)));
            }
        });
    }
}
