package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code classifyOpenLines}. */
@Component
class ClassifyOpenLines implements JavaDelegate {

    private final Classification classification;

    ClassifyOpenLines(Classification classification) {
        this.classification = classification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var run = new RunId((Long) execution.getVariable(OrderTriage.RUN_ID));
        classification.classify(run, new OutageId(execution.getProcessBusinessKey()));
    }
}
