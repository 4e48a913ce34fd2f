package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.CONTACTS;
import static dev.stopgap.billing.BillingReconciliation.CONTACT_COUNT;
import static dev.stopgap.billing.BillingReconciliation.HELD_YEN;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code holdPayments}. */
@Component
class HoldPayments implements JavaDelegate {

    private final PaymentHolds holds;
    private final Discrepancies discrepancies;

    HoldPayments(PaymentHolds holds, Discrepancies discrepancies) {
        this.holds = holds;
        this.discrepancies = discrepancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var closing = Closing.of(execution.getProcessBusinessKey(), execution.getVariables());
        execution.setVariable(HELD_YEN, Money.shown(holds.hold(closing)));
        var contacts = discrepancies.contactsToAsk(closing);
        execution.setVariable(CONTACTS, String.join(",", contacts));
        execution.setVariable(CONTACT_COUNT, contacts.size());
    }
}
