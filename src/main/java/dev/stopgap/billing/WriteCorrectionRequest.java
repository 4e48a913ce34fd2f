package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.ANSWER_BY;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.MESSAGE_ID;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code writeCorrectionRequest}. */
@Component
class WriteCorrectionRequest implements JavaDelegate {

    private final Corrections corrections;

    WriteCorrectionRequest(Corrections corrections) {
        this.corrections = corrections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sent = corrections.write((String) execution.getVariable(CORRECTION_ID));
        execution.setVariable(MESSAGE_ID, sent.message());
        execution.setVariable(ANSWER_BY, Date.from(sent.answerBy()));
    }
}
