package dev.stopgap.recovery;

import static dev.stopgap.platform.FormTables.yen;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code lookAtUnprocessedOrders}. */
@Component
class LookAtUnprocessedOrders implements JavaDelegate {

    private final Unprocessed unprocessed;
    private final FormTables tables;

    LookAtUnprocessedOrders(Unprocessed unprocessed, FormTables tables) {
        this.unprocessed = unprocessed;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        var found = unprocessed.look(outage);
        execution.setVariable(RecoveryRollback.STUCK_LINES, found.stuck());
        execution.setVariable(RecoveryRollback.DUPLICATES, found.duplicates());
        execution.setVariable(RecoveryRollback.COMING_TWICE, found.comingTwice());
        execution.setVariable(RecoveryRollback.COMING_TWICE_YEN, yen(found.comingYen()));
        execution.setVariable(RecoveryRollback.ARRIVED_TWICE, found.arrivedTwice());
        execution.setVariable(RecoveryRollback.ARRIVED_TWICE_YEN, yen(found.arrivedYen()));
        execution.setVariable(
                RecoveryRollback.DUPLICATE_TABLE,
                tables.rows(unprocessed.duplicates(outage).stream()
                        .map(line -> Map.of(
                                "line", line.orderNo() + "-" + line.lineNo(),
                                "item", line.itemName(),
                                "finding", tables.word("recovery.finding." + line.finding()),
                                "amount", yen(line.amountYen())))
                        .toList()));
    }
}
