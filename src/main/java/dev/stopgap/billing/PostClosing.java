package dev.stopgap.billing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code postClosing}. */
@Component
class PostClosing implements JavaDelegate {

    private final Postings postings;

    PostClosing(Postings postings) {
        this.postings = postings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        postings.post(Closing.of(execution.getProcessBusinessKey(), execution.getVariables()));
    }
}
