package dev.stopgap.triage;

import dev.stopgap.ledger.LedgerEntry;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code recordConclusions}. */
@Component
class RecordConclusions implements JavaDelegate {

    private final Decisions decisions;

    RecordConclusions(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        boolean byPerson = (Boolean) execution.getVariable(OrderDecision.NEEDS_PERSON);
        var concluded = decisions.conclude(
                id, byPerson ? (String) execution.getVariable(OrderDecision.DECIDED_BY) : LedgerEntry.SYSTEM);
        execution.setVariable("continues", concluded.continues());
        execution.setVariable("cancels", concluded.cancels());
        execution.setVariable("substitutes", concluded.substitutes());
        execution.setVariable("splits", concluded.splits());
    }
}
