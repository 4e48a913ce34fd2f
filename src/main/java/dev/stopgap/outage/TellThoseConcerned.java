package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class TellThoseConcerned implements JavaDelegate {

    private final StateNews news;

    TellThoseConcerned(StateNews news) {
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        news.tell(new OutageId(execution.getProcessBusinessKey()));
    }
}
