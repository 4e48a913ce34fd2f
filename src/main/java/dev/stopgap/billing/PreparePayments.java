package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.AMOUNT_YEN;
import static dev.stopgap.billing.BillingReconciliation.HELD_BACK_YEN;
import static dev.stopgap.billing.BillingReconciliation.INVOICES_TO_PAY;
import static dev.stopgap.billing.BillingReconciliation.OURS;
import static dev.stopgap.billing.BillingReconciliation.PAYABLE_YEN;
import static dev.stopgap.billing.BillingReconciliation.PREPARED_BY;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code preparePayments}. */
@Component
class PreparePayments implements JavaDelegate {

    private final Payments payments;
    private final Discrepancies discrepancies;

    PreparePayments(Payments payments, Discrepancies discrepancies) {
        this.payments = payments;
        this.discrepancies = discrepancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var closing = Closing.of(execution.getProcessBusinessKey(), execution.getVariables());
        var proposal = payments.propose(closing);
        execution.setVariable(INVOICES_TO_PAY, proposal.invoices());
        execution.setVariable(PAYABLE_YEN, Money.shown(proposal.payable()));
        execution.setVariable(AMOUNT_YEN, Money.whole(proposal.payable()).longValue());
        execution.setVariable(HELD_BACK_YEN, Money.shown(proposal.heldBack()));
        execution.setVariable(PREPARED_BY, String.join(", ", proposal.preparedBy()));
        var ours = discrepancies.ours(closing);
        execution.setVariable(OURS, ours.count() + " / " + Money.shown(ours.yen()));
    }
}
