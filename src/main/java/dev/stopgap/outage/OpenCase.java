package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class OpenCase implements JavaDelegate {

    private final Cases cases;

    OpenCase(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        execution.setVariable(
                OutageResponse.MESSAGE_ID, cases.open(outage, (String) execution.getVariable("confirmOutageBy")));
    }
}
