package dev.stopgap.outage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CallInDeputy implements JavaDelegate {

    private static final String DEPUTY = "deputy"; // the user who stands in for the managers

    private final TaskService tasks;
    private final Ledger ledger;
    private final Messages messages;

    CallInDeputy(TaskService tasks, Ledger ledger, Messages messages) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        var task = tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(OutageResponse.CONFIRM_OUTAGE)
                .singleResult();
        tasks.addCandidateUser(task.getId(), DEPUTY);
        messages.send(new Message(
                "escalation",
                List.of(Recipient.user(DEPUTY)),
                outage,
                (String) execution.getVariable(OutageResponse.SUPPLIER),
                "confirmation overdue " + outage,
                false,
                null,
                Map.of(
                        "taskName",
                        task.getName(),
                        "dueAt",
                        String.valueOf(execution.getVariable(OutageResponse.CONFIRM_BY)))));
        ledger.record(LedgerEntry.of("outage.deputyCalledIn").in(outage).with("deputy", DEPUTY));
    }
}
