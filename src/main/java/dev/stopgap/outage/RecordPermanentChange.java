package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPermanentChange implements JavaDelegate {

    private final Cases cases;

    RecordPermanentChange(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        cases.closeForGood(
                outage,
                (String) execution.getVariable("makeChangePermanentBy"),
                String.valueOf(execution.getVariable(OutageResponse.CLOSE_REASON)));
    }
}
