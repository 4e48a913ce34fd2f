package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what was done about a day's concerns. */
@Component
class DayHandled implements TaskListener {

    private final DayCheck day;

    DayHandled(DayCheck day) {
        this.day = day;
    }

    @Override
    public void notify(DelegateTask task) {
        day.handled(
                new OutageId(task.getExecution().getProcessBusinessKey()),
                task.getAssignee(),
                String.valueOf(task.getVariable("note")));
    }
}
