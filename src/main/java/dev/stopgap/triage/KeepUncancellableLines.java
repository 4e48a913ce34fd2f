package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code keepUncancellableLines}. */
@Component
class KeepUncancellableLines implements JavaDelegate {

    private final Instructions instructions;

    KeepUncancellableLines(Instructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        instructions.keepShipped(id);
        instructions.keepNotAllowed(id);
    }
}
