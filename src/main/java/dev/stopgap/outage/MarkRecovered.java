package dev.stopgap.outage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class MarkRecovered implements JavaDelegate {

    MarkRecovered() {}

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(OutageResponse.RECOVERED, true);
    }
}
