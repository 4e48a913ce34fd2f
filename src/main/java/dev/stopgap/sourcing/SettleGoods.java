package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code settleReceipt} is completed. */
@Component
class SettleGoods implements TaskListener {

    private final GoodsReceipts receipts;

    SettleGoods(GoodsReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void notify(DelegateTask task) {
        receipts.settle(
                new OutageId(task.getExecution().getProcessBusinessKey()),
                ((Number) task.getVariable(TemporarySourcing.RECEIPT_ID)).longValue(),
                GoodsReceipts.Settlement.valueOf(TaskCompletion.text(task, TemporarySourcing.RECEIPT_SETTLEMENT)),
                TaskCompletion.by(task));
    }
}
