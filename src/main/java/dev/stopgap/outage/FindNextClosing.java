package dev.stopgap.outage;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FindNextClosing implements JavaDelegate {

    // A bill is here by then, or is missing.
    private static final int INVOICE_TAKES_DAYS = 6;
    private static final LocalTime RECONCILE_FROM = LocalTime.of(10, 0);

    private final Suppliers suppliers;
    private final Clock clock;

    FindNextClosing(Suppliers suppliers, Clock clock) {
        this.suppliers = suppliers;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var profile = suppliers.get(new SupplierId((String) execution.getVariable(OutageResponse.SUPPLIER)));
        var calendar = new ClosingCalendar(profile.closing());
        Object last = execution.getVariable(OutageResponse.CLOSING_ON);
        LocalDate from = last == null
                ? clock.instant().atZone(BusinessTime.ZONE).toLocalDate()
                : LocalDate.parse((String) last).plusDays(1);
        LocalDate closing = calendar.next(from);
        execution.setVariable(OutageResponse.CLOSING_ON, closing.toString());
        execution.setVariable(
                OutageResponse.RECONCILE_AT,
                Date.from(closing.plusDays(INVOICE_TAKES_DAYS)
                        .atTime(RECONCILE_FROM)
                        .atZone(BusinessTime.ZONE)
                        .toInstant()));
    }
}
