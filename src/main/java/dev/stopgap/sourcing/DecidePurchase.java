package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code approvePurchase} is completed. */
@Component
class DecidePurchase implements TaskListener {

    private final Purchases purchases;
    private final Refusals refusals;

    DecidePurchase(Purchases purchases, Refusals refusals) {
        this.refusals = refusals;
        this.purchases = purchases;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        boolean approved =
                TaskCompletion.text(task, TemporarySourcing.PURCHASE_DECISION).equals("APPROVE");
        purchases.decide(
                new OutageId(task.getExecution().getProcessBusinessKey()),
                ((Number) task.getVariable(TemporarySourcing.PLAN_ID)).longValue(),
                approved,
                TaskCompletion.by(task),
                TaskCompletion.text(task, TemporarySourcing.PURCHASE_REASON));
        task.setVariable(TemporarySourcing.APPROVED, approved);
        TaskCompletion.forget(task, TemporarySourcing.PURCHASE_DECISION, TemporarySourcing.PURCHASE_REASON);
    }
}
