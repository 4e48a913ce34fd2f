package dev.stopgap.watch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code recordJudgement}. */
@Component
class RecordJudgement implements JavaDelegate {

    private final NoticeSteps steps;

    RecordJudgement(NoticeSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // A form's choice arrives as text; the gateway needs the truth value.
        boolean answer = Boolean.parseBoolean(String.valueOf(execution.getVariable(StatusWatch.GENUINE)));
        execution.setVariable(StatusWatch.GENUINE, answer);
        steps.judge(
                (Long) execution.getVariable(StatusWatch.NOTICE),
                answer,
                String.valueOf(execution.getVariable(StatusWatch.REASON)),
                String.valueOf(execution.getVariable("judgeWhetherGenuineBy")));
    }
}
