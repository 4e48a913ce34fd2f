package dev.stopgap.outage;

import dev.stopgap.orderbook.PastQuestions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code rejectChange}: what is stored stays. */
@Component
class RejectChange implements JavaDelegate {

    private final PastQuestions questions;

    RejectChange(PastQuestions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.reject(((Number) execution.getVariable(ChangedPast.QUESTION_ID)).longValue());
    }
}
