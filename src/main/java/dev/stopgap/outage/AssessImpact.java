package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AssessImpact implements JavaDelegate {

    private final ImpactMap impact;

    AssessImpact(ImpactMap impact) {
        this.impact = impact;
    }

    @Override
    public void execute(DelegateExecution execution) {
        impact.look(new OutageId(execution.getProcessBusinessKey()));
    }
}
