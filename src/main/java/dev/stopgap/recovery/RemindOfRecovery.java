package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.watch.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code remindOfRecovery}: looks again by itself, should news of the stage have found nobody waiting. */
@Component
class RemindOfRecovery implements JavaDelegate {

    private final Setbacks setbacks;
    private final StageNow stages;

    RemindOfRecovery(Setbacks setbacks, StageNow stages) {
        this.setbacks = setbacks;
        this.stages = stages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        Stage stage = stages.of(outage);
        boolean reached = StageNow.allowsWaves(stage);
        execution.setVariable(RecoveryRollback.STAGE, stage.name());
        execution.setVariable(RecoveryRollback.STAGE_REACHED, reached);
        if (!reached) {
            setbacks.remindOfRecovery(outage, stage);
        }
    }
}
