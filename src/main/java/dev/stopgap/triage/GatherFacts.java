package dev.stopgap.triage;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code gatherFacts}. */
@Component
class GatherFacts implements JavaDelegate {

    private final Facts facts;

    GatherFacts(Facts facts) {
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String by = (String) execution.getVariable(OrderTriage.STARTED_BY);
        var outage = new OutageId(execution.getProcessBusinessKey());
        var run = facts.gather(outage, by == null ? LedgerEntry.SYSTEM : by);
        execution.setVariable(OrderTriage.RUN_ID, run.value());
    }
}
