package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code placeTestOrders}. */
@Component
class PlaceTestOrders implements JavaDelegate {

    private static final int SHOWN = 50;

    private final Waves waves;
    private final TestOrders testOrders;
    private final FormTables tables;

    PlaceTestOrders(Waves waves, TestOrders testOrders, FormTables tables) {
        this.waves = waves;
        this.testOrders = testOrders;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        int waveNo = ((Number) execution.getVariable(RecoveryRollback.WAVE_NO)).intValue();
        int attempt = waves.begin(outage, waveNo);
        testOrders.place(outage, waveNo, attempt);
        var items = waves.items(outage, waveNo);
        execution.setVariable(RecoveryRollback.ATTEMPT, (long) attempt);
        execution.setVariable(RecoveryRollback.WAVE_SKUS, (long) items.size());
        execution.setVariable(
                RecoveryRollback.WAVE_ITEMS,
                tables.rows(items.stream()
                        .limit(SHOWN)
                        .map(item -> Map.of("sku", item.sku(), "item", item.itemName(), "class", item.itemClass()))
                        .toList()));
    }
}
