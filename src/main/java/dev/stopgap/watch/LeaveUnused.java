package dev.stopgap.watch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code leaveUnused}. */
@Component
class LeaveUnused implements JavaDelegate {

    private final NoticeSteps steps;

    LeaveUnused(NoticeSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.leaveUnused((Long) execution.getVariable(StatusWatch.NOTICE));
    }
}
