package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code requestSplitDelivery}. */
@Component
class RequestSplitDelivery implements JavaDelegate {

    private final Instructions instructions;

    RequestSplitDelivery(Instructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instructions.requestSplitDelivery(PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID)));
    }
}
