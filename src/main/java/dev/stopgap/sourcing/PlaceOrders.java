package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code placeOrders}. */
@Component
class PlaceOrders implements JavaDelegate {

    private final Purchases purchases;

    PlaceOrders(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        purchases.place(
                new OutageId(execution.getProcessBusinessKey()),
                ((Number) execution.getVariable(TemporarySourcing.PLAN_ID)).longValue());
    }
}
