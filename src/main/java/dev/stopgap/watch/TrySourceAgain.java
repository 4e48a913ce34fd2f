package dev.stopgap.watch;

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
                new SupplierId((String) execution.getVariable(StatusWatch.SUPPLIER)),
                (String) execution.getVariable(StatusWatch.SOURCE),
                String.valueOf(execution.getVariable(StatusWatch.REASON)),
                String.valueOf(execution.getVariable("mendSourceBy")));
    }
}
