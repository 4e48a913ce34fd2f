package dev.stopgap.sourcing;

import static dev.stopgap.platform.FormTables.yen;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.FormTables;
import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code lookAtContracts}. */
@Component
class LookAtContracts implements JavaDelegate {

    private final Contracts contracts;
    private final FormTables tables;

    LookAtContracts(Contracts contracts, FormTables tables) {
        this.contracts = contracts;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        var all = contracts.of(outage);
        execution.setVariable(
                TemporarySourcing.OPEN_ORDERS,
                all.stream().mapToLong(Contracts.Contract::openOrders).sum());
        execution.setVariable(
                TemporarySourcing.OPEN_ORDERS_YEN,
                yen(all.stream().map(Contracts.Contract::openYen).reduce(BigDecimal.ZERO, BigDecimal::add)));
        execution.setVariable(TemporarySourcing.RESERVATIONS_LEFT, contracts.reservationsLeft(outage));
        execution.setVariable(
                TemporarySourcing.CONTRACTS,
                tables.rows(all.stream()
                        .map(contract -> Map.of(
                                "supplier", contract.supplier(),
                                "orders", String.valueOf(contract.orders()),
                                "used", yen(contract.usedYen()),
                                "missing", yen(contract.missingYen()),
                                "open", contract.openOrders() + " / " + yen(contract.openYen()),
                                "noticeDays", String.valueOf(contract.noticeDays()),
                                "earliestEnd", contract.earliestEnd().toString()))
                        .toList()));
    }
}
