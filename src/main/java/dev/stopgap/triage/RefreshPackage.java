package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code refreshPackage}. */
@Component
class RefreshPackage implements JavaDelegate {

    private final Decisions decisions;

    RefreshPackage(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        execution.setVariable(OrderDecision.OPEN_LINES, decisions.refresh(id).lines());
    }
}
