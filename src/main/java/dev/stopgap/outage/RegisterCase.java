package dev.stopgap.outage;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RegisterCase implements JavaDelegate {

    // A manager is asked to look within two hours; then the deputy is asked as well.
    private static final Duration TIME_TO_CONFIRM = Duration.ofHours(2);

    private final Cases cases;
    private final Suppliers suppliers;
    private final Clock clock;

    RegisterCase(Cases cases, Suppliers suppliers, Clock clock) {
        this.cases = cases;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var supplier = suppliers.get(new SupplierId((String) execution.getVariable(OutageResponse.SUPPLIER)));
        var registration = cases.register(
                supplier.supplierId(),
                (String) execution.getVariable(OutageResponse.REASON),
                reporter(execution.getVariable(OutageResponse.REPORTED_BY)));
        execution.setVariable(OutageResponse.CASE_WAS_OPEN, registration.wasOpen());
        if (!registration.wasOpen()) {
            execution.setProcessBusinessKey(registration.outage().value());
        }
        execution.setVariable(OutageResponse.SUPPLIER_NAME, supplier.name());
        execution.setVariable(OutageResponse.RECOVERED, false);
        execution.setVariable(
                OutageResponse.CONFIRM_BY, Date.from(clock.instant().plus(TIME_TO_CONFIRM)));
    }

    private static String reporter(@Nullable Object user) {
        return user == null ? LedgerEntry.SYSTEM : user.toString();
    }
}
