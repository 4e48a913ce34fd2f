package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WriteReport implements JavaDelegate {

    private final Reports reports;

    WriteReport(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.write(new OutageId(execution.getProcessBusinessKey()));
    }
}
