package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code reserveSubstitutes}. */
@Component
class ReserveSubstitutes implements JavaDelegate {

    private final Substitutes substitutes;

    ReserveSubstitutes(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        substitutes.reserve(PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID)));
    }
}
