package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.PastQuestions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code applyChange}: the rows are written as they were shown. */
@Component
class ApplyChange implements JavaDelegate {

    private final PastQuestions questions;

    ApplyChange(PastQuestions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.apply(
                ((Number) execution.getVariable(ChangedPast.QUESTION_ID)).longValue(),
                new OutageId(execution.getProcessBusinessKey()));
    }
}
