package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordFalseAlarm implements JavaDelegate {

    private final Cases cases;

    RecordFalseAlarm(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        cases.falseAlarm(outage, (String) execution.getVariable("confirmOutageBy"), (String)
                execution.getVariable(OutageResponse.JUDGEMENT));
    }
}
