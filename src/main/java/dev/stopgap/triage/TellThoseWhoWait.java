package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code tellThoseWhoWait}. */
@Component
class TellThoseWhoWait implements JavaDelegate {

    private final ThoseWhoWait thoseWhoWait;

    TellThoseWhoWait(ThoseWhoWait thoseWhoWait) {
        this.thoseWhoWait = thoseWhoWait;
    }

    @Override
    public void execute(DelegateExecution execution) {
        thoseWhoWait.tell(new OutageId(execution.getProcessBusinessKey()));
    }
}
