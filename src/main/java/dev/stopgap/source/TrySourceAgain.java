package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code trySourceAgain}. */
@Component
class TrySourceAgain implements JavaDelegate {

    private final SourceCare care;

    TrySourceAgain(SourceCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.tryAgain(
                new SupplierId((String) execution.getVariable(DeadSource.SUPPLIER)),
                (String) execution.getVariable(DeadSource.SOURCE),
                String.valueOf(execution.getVariable(DeadSource.REASON)),
                String.valueOf(execution.getVariable(DeadSource.MENDED_BY)));
    }
}
