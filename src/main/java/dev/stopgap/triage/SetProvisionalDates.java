package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code setProvisionalDates}: of one package within {@code order-decision}, of all lines within {@code order-triage}. */
@Component
class SetProvisionalDates implements JavaDelegate {

    private final ProvisionalDates dates;
    private final Packages packages;

    SetProvisionalDates(ProvisionalDates dates, Packages packages) {
        this.dates = dates;
        this.packages = packages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String decided = (String) execution.getVariable(OrderDecision.PACKAGE_ID);
        if (decided == null) {
            dates.ofCase(new OutageId(execution.getProcessBusinessKey()));
        } else {
            dates.ofPackage(packages.get(PackageId.of(decided)));
        }
    }
}
