package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code alarmAgain}. */
@Component
class AlarmAgain implements JavaDelegate {

    private final Ledger ledger;

    AlarmAgain(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ledger.record(LedgerEntry.of("watch.sourceStillDead")
                .at((String) execution.getVariable(StatusWatch.SUPPLIER))
                .about((String) execution.getVariable(StatusWatch.SOURCE))
                .with("source", execution.getVariable(StatusWatch.SOURCE))
                .with("problem", execution.getVariable(StatusWatch.PROBLEM)));
    }
}
