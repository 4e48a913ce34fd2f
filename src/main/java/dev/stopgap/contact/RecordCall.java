package dev.stopgap.contact;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code recordCall}. */
@Component
class RecordCall implements JavaDelegate {

    private final Calls calls;

    RecordCall(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.record(
                (Long) execution.getVariable(StakeholderNotice.MESSAGE_ID),
                (String) execution.getVariable(StakeholderNotice.CALLED_BY),
                execution.getVariable(StakeholderNotice.OUTCOME).equals("REACHED"),
                (String) execution.getVariable(StakeholderNotice.NOTE));
    }
}
