package dev.stopgap.outage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code askManagers}: a change that waits too long may be judged by a manager as well. */
@Component
class AskManagers implements JavaDelegate {

    private final Ledger ledger;

    AskManagers(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), "manager"));
        ledger.record(LedgerEntry.of("outage.pastJudgementOverdue")
                .in(new OutageId(execution.getProcessBusinessKey()))
                .with("file", execution.getVariable(ChangedPast.FILE_NAME)));
    }
}
