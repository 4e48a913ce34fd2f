package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code alarmAgain}. */
@Component
class AlarmAgain implements JavaDelegate {

    private final SourceCare care;

    AlarmAgain(SourceCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.alarmAgain(new SupplierId((String) execution.getVariable(DeadSource.SUPPLIER)), (String)
                execution.getVariable(DeadSource.SOURCE));
    }
}
