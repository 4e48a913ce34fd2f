package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code recordFullRecovery}. */
@Component
class RecordFullRecovery implements JavaDelegate {

    private final NoticeSteps steps;
    private final WatchChanges changes;

    RecordFullRecovery(NoticeSteps steps, WatchChanges changes) {
        this.steps = steps;
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // A form's choice arrives as text; the gateway needs the truth value.
        boolean answer = Boolean.parseBoolean(String.valueOf(execution.getVariable(StatusWatch.FULLY_RECOVERED)));
        execution.setVariable(StatusWatch.FULLY_RECOVERED, answer);
        long notice = (Long) execution.getVariable(StatusWatch.NOTICE);
        steps.decideFullRecovery(
                notice,
                answer,
                String.valueOf(execution.getVariable(StatusWatch.REASON)),
                String.valueOf(execution.getVariable("confirmFullRecoveryBy")));
        changes.update(new SupplierId((String) execution.getVariable(StatusWatch.SUPPLIER)), notice);
    }
}
