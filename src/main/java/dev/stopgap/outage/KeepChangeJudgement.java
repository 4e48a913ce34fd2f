package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.PastQuestions;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code judgeChange} is completed. */
@Component
class KeepChangeJudgement implements TaskListener {

    private final PastQuestions questions;
    private final Refusals refusals;

    KeepChangeJudgement(PastQuestions questions, Refusals refusals) {
        this.questions = questions;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> keep(task));
    }

    private void keep(DelegateTask task) {
        boolean genuine = TaskCompletion.text(task, ChangedPast.CHANGE_DECISION).equals("GENUINE");
        String by = TaskCompletion.by(task);
        questions.judge(
                ((Number) task.getVariable(ChangedPast.QUESTION_ID)).longValue(),
                new OutageId(task.getExecution().getProcessBusinessKey()),
                genuine,
                by,
                TaskCompletion.text(task, ChangedPast.CHANGE_REASON));
        task.setVariable(ChangedPast.GENUINE, genuine);
        task.setVariable(ChangedPast.JUDGED_BY, by);
    }
}
