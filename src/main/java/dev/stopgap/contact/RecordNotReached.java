package dev.stopgap.contact;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code recordNotReached}. */
@Component
class RecordNotReached implements JavaDelegate {

    private final Calls calls;

    RecordNotReached(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.notReached((Long) execution.getVariable(StakeholderNotice.MESSAGE_ID));
    }
}
