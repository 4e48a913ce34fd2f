package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.INVOICES_MISSING;
import static dev.stopgap.billing.BillingReconciliation.MATCH_ID;
import static dev.stopgap.billing.BillingReconciliation.REMAINDER;
import static dev.stopgap.billing.BillingReconciliation.SUPPLIER_NAME;
import static dev.stopgap.billing.BillingReconciliation.UNSETTLED;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code matchBooks}. */
@Component
class MatchBooks implements JavaDelegate {

    private final Matches matches;
    private final Discrepancies discrepancies;
    private final Postings postings;
    private final Suppliers suppliers;
    private final Clock clock;

    MatchBooks(Matches matches, Discrepancies discrepancies, Postings postings, Suppliers suppliers, Clock clock) {
        this.matches = matches;
        this.discrepancies = discrepancies;
        this.postings = postings;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var closing = Closing.of(execution.getProcessBusinessKey(), execution.getVariables());
        var today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        execution.setVariable(
                MATCH_ID,
                matches.run(closing.supplier(), today, LedgerEntry.SYSTEM).id());
        execution.setVariable(INVOICES_MISSING, postings.invoicesMissing(closing));
        execution.setVariable(UNSETTLED, discrepancies.unsettled(closing).count());
        execution.setVariable(REMAINDER, false);
        execution.setVariable(
                SUPPLIER_NAME,
                suppliers
                        .find(closing.supplier())
                        .map(SupplierProfile::name)
                        .orElse(closing.supplier().value()));
    }
}
