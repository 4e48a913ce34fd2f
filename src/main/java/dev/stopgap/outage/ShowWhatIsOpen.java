package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Puts before the manager what closing the case would leave open. */
@Component
class ShowWhatIsOpen implements TaskListener {

    private final Reports reports;

    ShowWhatIsOpen(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        var outage = new OutageId(task.getExecution().getProcessBusinessKey());
        task.setVariable(
                OutageResponse.DISPUTED_YEN, reports.disputedYen(outage).longValue());
    }
}
