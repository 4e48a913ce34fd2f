package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.ANSWER_BY;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.MESSAGE_ID;
import static dev.stopgap.billing.BillingReconciliation.REMINDERS_LEFT;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code writeReminder}. */
@Component
class WriteReminder implements JavaDelegate {

    private final Corrections corrections;

    WriteReminder(Corrections corrections) {
        this.corrections = corrections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sent = corrections.remind((String) execution.getVariable(CORRECTION_ID));
        execution.setVariable(MESSAGE_ID, sent.message());
        execution.setVariable(ANSWER_BY, Date.from(sent.answerBy()));
        execution.setVariable(REMINDERS_LEFT, (Integer) execution.getVariable(REMINDERS_LEFT) - 1);
    }
}
