package dev.stopgap.sourcing;

import static dev.stopgap.platform.FormTables.yen;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code setThreshold}: from here on the limit holds that was decided, or the normal one where nobody did. */
@Component
class SetThreshold implements JavaDelegate {

    private final PurchaseLimits limits;
    private final Clock clock;

    SetThreshold(PurchaseLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        if (execution.getVariable(TemporarySourcing.THRESHOLD_BY) == null) {
            limits.keep(outage, LedgerEntry.SYSTEM);
        }
        execution.setVariable(
                TemporarySourcing.FLOOR_LIMIT_YEN, yen(limits.now(outage).limitYen()));
        long days = ((Number) execution.getVariable(TemporarySourcing.THRESHOLD_DAYS)).longValue();
        execution.setVariable(
                TemporarySourcing.THRESHOLD_UNTIL, Date.from(clock.instant().plus(Duration.ofDays(days))));
    }
}
