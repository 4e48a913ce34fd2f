package dev.stopgap.billing;

import static dev.stopgap.billing.BillingReconciliation.AMOUNT_YEN;
import static dev.stopgap.billing.BillingReconciliation.HELD_YEN;
import static dev.stopgap.billing.BillingReconciliation.MATCH_ID;
import static dev.stopgap.billing.BillingReconciliation.REMAINDER_ROWS;
import static dev.stopgap.billing.BillingReconciliation.UNSETTLED;
import static dev.stopgap.billing.BillingReconciliation.UNSETTLED_YEN;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Element {@code matchAgain}. */
@Component
class MatchAgain implements JavaDelegate {

    private final Matches matches;
    private final Discrepancies discrepancies;
    private final PaymentHolds holds;
    private final FindingRows rows;
    private final Clock clock;

    MatchAgain(Matches matches, Discrepancies discrepancies, PaymentHolds holds, FindingRows rows, Clock clock) {
        this.matches = matches;
        this.discrepancies = discrepancies;
        this.holds = holds;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var closing = Closing.of(execution.getProcessBusinessKey(), execution.getVariables());
        var today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        execution.setVariable(
                MATCH_ID,
                matches.run(closing.supplier(), today, LedgerEntry.SYSTEM).id());
        execution.setVariable(HELD_YEN, Money.shown(holds.hold(closing)));
        var unsettled = discrepancies.unsettled(closing);
        execution.setVariable(UNSETTLED, unsettled.count());
        execution.setVariable(UNSETTLED_YEN, Money.shown(unsettled.yen()));
        execution.setVariable(AMOUNT_YEN, Money.whole(unsettled.yen()).longValue());
        execution.setVariable(
                REMAINDER_ROWS, SpinValues.jsonValue(rows.unsettled(closing)).create());
    }
}
