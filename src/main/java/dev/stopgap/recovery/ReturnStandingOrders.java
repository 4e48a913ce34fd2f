package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code returnStandingOrders}, the compensation of {@code moveStandingOrdersBack}. */
@Component
class ReturnStandingOrders implements JavaDelegate {

    private final Waves waves;

    ReturnStandingOrders(Waves waves) {
        this.waves = waves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        waves.giveBack(
                new OutageId(execution.getProcessBusinessKey()),
                ((Number) execution.getVariable(RecoveryRollback.WAVE_NO)).intValue());
    }
}
