package dev.stopgap.sourcing;

import static dev.stopgap.platform.FormTables.plain;

import dev.stopgap.platform.FormTables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code compareReceipt}. */
@Component
class CompareReceipt implements JavaDelegate {

    private final GoodsReceipts receipts;
    private final FormTables tables;

    CompareReceipt(GoodsReceipts receipts, FormTables tables) {
        this.receipts = receipts;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // A message leaves its variables at the instance, where the next receipt overwrites them: keep our own.
        long receipt = ((Number) execution.getVariable(TemporarySourcing.RECEIPT_ID)).longValue();
        execution.setVariableLocal(TemporarySourcing.RECEIPT_ID, receipt);
        execution.setVariableLocal(
                TemporarySourcing.PURCHASE_ORDER_NO, execution.getVariable(TemporarySourcing.PURCHASE_ORDER_NO));
        execution.setVariableLocal(
                TemporarySourcing.RECEIPT_RESULT, execution.getVariable(TemporarySourcing.RECEIPT_RESULT));
        execution.setVariableLocal(
                TemporarySourcing.RECEIPT_TABLE,
                tables.rows(receipts.compared(receipt).stream()
                        .map(row -> Map.of(
                                "item", row.item(),
                                "came", plain(row.came()),
                                "missing", plain(row.missing()),
                                "surplus", plain(row.surplus())))
                        .toList()));
    }
}
