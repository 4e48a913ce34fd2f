package dev.stopgap.triage;

import dev.stopgap.platform.TaskCompletion;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Completion of the task {@code decidePackage}: what was entered is checked and kept, with who entered it. */
@Component
class KeepDecision implements TaskListener {

    private static final Duration TIME_TO_ANSWER = Duration.ofHours(24);
    private static final Duration TIME_TO_REWORK = Duration.ofHours(48);

    private final Decisions decisions;
    private final Entered entered;
    private final Clock clock;

    KeepDecision(Decisions decisions, Entered entered, Clock clock) {
        this.decisions = decisions;
        this.entered = entered;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var id = PackageId.of((String) task.getVariable(OrderDecision.PACKAGE_ID));
        String user = TaskCompletion.by(task);
        switch (entered.oneOf(task, OrderDecision.OUTCOME, "approve", "askBack", "return")) {
            case "askBack" -> {
                decisions.ask(id, entered.text(task, OrderDecision.QUESTION), user);
                task.setVariable(OrderDecision.ANSWER_QUESTION_BY, in(TIME_TO_ANSWER));
            }
            case "return" -> {
                decisions.giveBack(id, entered.text(task, OrderDecision.RETURN_REASON), user);
                task.setVariable(OrderDecision.REWORK_BY, in(TIME_TO_REWORK));
            }
            default -> decisions.check(id, user);
        }
        task.setVariable(OrderDecision.DECIDED_BY, user);
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }
}
