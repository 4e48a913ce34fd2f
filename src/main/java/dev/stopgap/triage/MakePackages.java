package dev.stopgap.triage;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code makePackages}. */
@Component
class MakePackages implements JavaDelegate {

    private final Packages packages;

    MakePackages(Packages packages) {
        this.packages = packages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var run = new RunId((Long) execution.getVariable(OrderTriage.RUN_ID));
        execution.setVariable(OrderTriage.PACKAGES, packages.make(run));
    }
}
