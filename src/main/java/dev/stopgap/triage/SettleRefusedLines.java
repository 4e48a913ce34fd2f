package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code settleRefusedLines}. */
@Component
class SettleRefusedLines implements JavaDelegate {

    private final Instructions instructions;

    SettleRefusedLines(Instructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        instructions.settleRefused(
                PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID)),
                "KEEP_BOTH".equals(execution.getVariable(OrderDecision.SETTLEMENT)),
                (String) execution.getVariable(OrderDecision.SETTLED_BY));
    }
}
