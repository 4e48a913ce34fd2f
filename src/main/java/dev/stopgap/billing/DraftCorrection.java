package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.AMOUNT_YEN;
import static dev.stopgap.billing.BillingReconciliation.CONTACTS;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_CONTACT;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_FINDINGS;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ID;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_ROWS;
import static dev.stopgap.billing.BillingReconciliation.CORRECTION_YEN;
import static dev.stopgap.billing.BillingReconciliation.REFUSAL_WHY;
import static dev.stopgap.billing.BillingReconciliation.REMINDERS;
import static dev.stopgap.billing.BillingReconciliation.REMINDERS_LEFT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Element {@code draftCorrection}. */
@Component
class DraftCorrection implements JavaDelegate {

    private final Corrections corrections;
    private final FindingRows rows;

    DraftCorrection(Corrections corrections, FindingRows rows) {
        this.corrections = corrections;
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String[] contacts = ((String) execution.getVariable(CONTACTS)).split(",", -1);
        String contact = contacts[(Integer) execution.getVariable("loopCounter")];
        var correction =
                corrections.draft(Closing.of(execution.getProcessBusinessKey(), execution.getVariables()), contact);
        execution.setVariable(CORRECTION_ID, correction.id());
        execution.setVariable(CORRECTION_CONTACT, rows.word("billing.contact." + contact));
        execution.setVariable(CORRECTION_FINDINGS, correction.findings());
        execution.setVariable(CORRECTION_YEN, Money.shown(correction.yen()));
        execution.setVariable(AMOUNT_YEN, Money.whole(correction.yen()).longValue());
        execution.setVariable(
                CORRECTION_ROWS,
                SpinValues.jsonValue(rows.ofCorrection(correction.id())).create());
        execution.setVariable(REMINDERS_LEFT, REMINDERS);
        execution.setVariable(REFUSAL_WHY, rows.word("billing.refusal.unanswered"));
    }
}
