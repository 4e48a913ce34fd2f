package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.watch.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Elements {@code lookWhereItStands} and {@code confirmStage}. */
@Component
class LookWhereItStands implements JavaDelegate {

    private final StageNow stages;
    private final Waves waves;

    LookWhereItStands(StageNow stages, Waves waves) {
        this.stages = stages;
        this.waves = waves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        Stage stage = stages.of(outage);
        execution.setVariable(RecoveryRollback.STAGE, stage.name());
        execution.setVariable(RecoveryRollback.STAGE_REACHED, StageNow.allowsWaves(stage));
        execution.setVariable(RecoveryRollback.NEXT_WAVE, (long) waves.next(outage));
    }
}
