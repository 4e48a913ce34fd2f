package dev.stopgap.billing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code postProvisionally}. */
@Component
class PostProvisionally implements JavaDelegate {

    private final Postings postings;

    PostProvisionally(Postings postings) {
        this.postings = postings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        postings.postProvisionally(Closing.of(execution.getProcessBusinessKey(), execution.getVariables()));
    }
}
