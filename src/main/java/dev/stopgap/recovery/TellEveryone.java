package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.watch.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code tellEveryone}. */
@Component
class TellEveryone implements JavaDelegate {

    private final Setbacks setbacks;
    private final StageNow stages;

    TellEveryone(Setbacks setbacks, StageNow stages) {
        this.setbacks = setbacks;
        this.stages = stages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        Stage stage = stages.of(outage);
        Object why = execution.getVariable(RecoveryRollback.WHY_STOPPED);
        int wave = ((Number) execution.getVariable(RecoveryRollback.NEXT_WAVE)).intValue();
        setbacks.tellEveryone(
                outage,
                wave == 0 ? null : wave,
                why == null ? Setbacks.Cause.FELL_BACK : Setbacks.Cause.valueOf(why.toString()),
                stage);
        execution.setVariable(RecoveryRollback.WAVE_STOPPED, false);
        execution.removeVariable(RecoveryRollback.WHY_STOPPED);
        execution.setVariable(RecoveryRollback.STAGE, stage.name());
        execution.setVariable(RecoveryRollback.STAGE_REACHED, StageNow.allowsWaves(stage));
    }
}
