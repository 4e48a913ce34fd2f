package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.PastQuestions;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code confirmAccount} is completed, by another person than the first. */
@Component
class KeepAccountConfirmation implements TaskListener {

    private final PastQuestions questions;
    private final Refusals refusals;

    KeepAccountConfirmation(PastQuestions questions, Refusals refusals) {
        this.questions = questions;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> keep(task));
    }

    private void keep(DelegateTask task) {
        boolean confirmed =
                TaskCompletion.text(task, ChangedPast.ACCOUNT_DECISION).equals("GENUINE");
        questions.confirm(
                ((Number) task.getVariable(ChangedPast.QUESTION_ID)).longValue(),
                new OutageId(task.getExecution().getProcessBusinessKey()),
                confirmed,
                TaskCompletion.by(task),
                TaskCompletion.text(task, ChangedPast.ACCOUNT_REASON));
        task.setVariable(ChangedPast.CONFIRMED, confirmed);
    }
}
