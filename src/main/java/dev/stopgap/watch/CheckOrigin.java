package dev.stopgap.watch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code checkOrigin}. */
@Component
class CheckOrigin implements JavaDelegate {

    private final NoticeSteps steps;

    CheckOrigin(NoticeSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var origin = steps.checkOrigin((Long) execution.getVariable(StatusWatch.NOTICE));
        execution.setVariable(StatusWatch.ORIGIN, origin.verdict().name());
        execution.setVariable(StatusWatch.WHY, origin.why());
    }
}
