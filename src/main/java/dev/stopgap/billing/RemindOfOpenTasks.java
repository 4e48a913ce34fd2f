package dev.stopgap.billing;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.platform.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Element {@code remindOfOpenTasks}: tells accountants and managers which tasks of this closing are overdue, if any are. */
@Component
class RemindOfOpenTasks implements JavaDelegate {

    private final Messages messages;
    private final Clock clock;

    RemindOfOpenTasks(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var closing = Closing.of(execution.getProcessBusinessKey(), execution.getVariables());
        var overdue = execution
                .getProcessEngineServices()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .dueBefore(Date.from(clock.instant()))
                .orderByTaskName()
                .asc()
                .list()
                .stream()
                .map(Task::getName)
                .toList();
        if (overdue.isEmpty()) {
            return;
        }
        messages.send(new Message(
                "reminder",
                List.of(Recipient.group("accountant"), Recipient.group("manager")),
                closing.outage(),
                closing.supplier().value(),
                closing.on() + " " + LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE),
                false,
                null,
                Map.of(
                        "subject",
                        String.join(", ", overdue),
                        "reference",
                        closing.on() + " " + execution.getVariable(BillingReconciliation.SUPPLIER_NAME))));
    }
}
