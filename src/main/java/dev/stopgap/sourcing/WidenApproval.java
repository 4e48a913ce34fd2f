package dev.stopgap.sourcing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code widenApproval}: a purchase that waits too long may be approved by a manager as well. */
@Component
class WidenApproval implements JavaDelegate {

    private final Ledger ledger;

    WidenApproval(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(TemporarySourcing.APPROVE_PURCHASE)
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), "manager"));
        ledger.record(LedgerEntry.of("sourcing.approvalOverdue")
                .in(new OutageId(execution.getProcessBusinessKey()))
                .with("yen", execution.getVariable(TemporarySourcing.PLAN_YEN)));
    }
}
