package dev.stopgap.recovery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code stopWave}: the supplier fell back while a wave was in progress. */
@Component
class StopWave implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(RecoveryRollback.WAVE_STOPPED, true);
        execution.setVariable(RecoveryRollback.WHY_STOPPED, Setbacks.Cause.FELL_BACK.name());
    }
}
