package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code askDeputyToo}. */
@Component
class AskDeputyToo implements JavaDelegate {

    private final Reminders reminders;
    private final Packages packages;
    private final ApproverTasks tasks;

    AskDeputyToo(Reminders reminders, Packages packages, ApproverTasks tasks) {
        this.reminders = reminders;
        this.packages = packages;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var it = packages.get(PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID)));
        var joined = tasks.bringIn(execution.getProcessInstanceId(), it.deputy(), it.proposedBy());
        reminders.escalate(it.id(), joined);
    }
}
