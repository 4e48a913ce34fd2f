package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code remindApprover}. */
@Component
class RemindApprover implements JavaDelegate {

    private final Reminders reminders;
    private final ApproverTasks tasks;

    RemindApprover(Reminders reminders, ApproverTasks tasks) {
        this.reminders = reminders;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        reminders.remind(id, tasks.people(execution.getProcessInstanceId()));
    }
}
