package dev.stopgap.sourcing;

import static dev.stopgap.platform.FormTables.yen;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Element {@code planPurchases}. */
@Component
class PlanPurchases implements JavaDelegate {

    private final PurchasePlanning planning;
    private final Purchases purchases;
    private final PurchaseLimits limits;
    private final FormTables tables;

    PlanPurchases(PurchasePlanning planning, Purchases purchases, PurchaseLimits limits, FormTables tables) {
        this.planning = planning;
        this.purchases = purchases;
        this.limits = limits;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        String requestedBy = text(execution, TemporarySourcing.REQUESTED_BY);
        var trigger = requestedBy == null ? PurchasePlan.Trigger.ORDERING_DAY : PurchasePlan.Trigger.URGENT;
        String proposer =
                requestedBy == null ? (String) execution.getVariable(TemporarySourcing.CHOSEN_BY) : requestedBy;
        PurchasePlan plan = planning.plan(outage, trigger, text(execution, TemporarySourcing.URGENT_SKU), proposer);
        execution.removeVariable(TemporarySourcing.REQUESTED_BY);
        execution.removeVariable(TemporarySourcing.URGENT_SKU);

        var limit = limits.now(outage);
        boolean within = limit.allow(plan.amountYen());
        if (within && plan.lines() > 0) {
            purchases.passByLimit(plan.id());
        }
        execution.setVariable(TemporarySourcing.PLAN_ID, plan.id());
        execution.setVariable(TemporarySourcing.PLAN_TRIGGER, trigger.name());
        execution.setVariable(TemporarySourcing.PLAN_LINES, (long) plan.lines());
        execution.setVariable(TemporarySourcing.PLAN_YEN, yen(plan.amountYen()));
        execution.setVariable(TemporarySourcing.WITHIN_FLOOR_LIMIT, within);
        execution.setVariable(TemporarySourcing.FLOOR_LIMIT_YEN, yen(limit.limitYen()));
        execution.setVariable(TemporarySourcing.SPENT_YEN, yen(limit.spentYen()));
        execution.setVariable(TemporarySourcing.BUDGET_TEXT, yen(limit.budgetYen()));
        execution.setVariable(TemporarySourcing.PLAN_ORDERS, tables.rows(rows(planning.orders(plan.id()))));
    }

    private static List<Map<String, String>> rows(List<PurchasePlan.Order> orders) {
        return orders.stream()
                .map(order -> Map.of(
                        "purchaseOrderNo", order.purchaseOrderNo(),
                        "supplier", order.temporarySupplier(),
                        "lines", String.valueOf(order.lines()),
                        "amount", yen(order.amountYen()),
                        "leadTime", String.valueOf(order.leadTimeDays())))
                .toList();
    }

    private static @Nullable String text(DelegateExecution execution, String variable) {
        Object value = execution.getVariable(variable);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
