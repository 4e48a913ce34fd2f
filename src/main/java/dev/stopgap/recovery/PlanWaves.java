package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code planWaves}. */
@Component
class PlanWaves implements JavaDelegate {

    private final Waves waves;
    private final RecoveryProperties properties;
    private final FormTables tables;

    PlanWaves(Waves waves, RecoveryProperties properties, FormTables tables) {
        this.waves = waves;
        this.properties = properties;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        Object wanted = execution.getVariable(RecoveryRollback.WAVE_COUNT);
        int planned = waves.plan(outage, wanted == null ? properties.waves() : ((Number) wanted).intValue());
        execution.setVariable(RecoveryRollback.WAVE_COUNT, (long) planned);
        execution.setVariable(RecoveryRollback.SKU_COUNT, waves.items(outage));
        if (execution.getVariable(RecoveryRollback.OBSERVATION_DAYS) == null) {
            execution.setVariable(RecoveryRollback.OBSERVATION_DAYS, (long) properties.observationDays());
        }
        execution.setVariable(RecoveryRollback.WAVE_STOPPED, false);
        execution.setVariable(
                RecoveryRollback.WAVE_TABLE,
                tables.rows(waves.planned(outage).stream()
                        .map(wave -> Map.of(
                                "wave", String.valueOf(wave.waveNo()),
                                "classes", wave.classes(),
                                "items", String.valueOf(wave.items()),
                                "first", wave.first()))
                        .toList()));
    }
}
