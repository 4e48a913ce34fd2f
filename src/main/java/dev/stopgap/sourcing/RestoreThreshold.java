package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code restoreThreshold}. */
@Component
class RestoreThreshold implements JavaDelegate {

    private final PurchaseLimits limits;

    RestoreThreshold(PurchaseLimits limits) {
        this.limits = limits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        limits.restore(new OutageId(execution.getProcessBusinessKey()));
    }
}
