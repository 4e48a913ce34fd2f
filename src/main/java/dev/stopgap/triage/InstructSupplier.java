package dev.stopgap.triage;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code instructSupplier}. */
@Component
class InstructSupplier implements JavaDelegate {

    // The chases run out first; then the buyer has a day for the call.
    private static final Duration CALL_AFTER =
            Instructions.TIME_TO_ANSWER.multipliedBy(Instructions.MOST_CHASES).plusDays(1);

    private final Instructions instructions;
    private final Clock clock;

    InstructSupplier(Instructions instructions, Clock clock) {
        this.instructions = instructions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        if (!instructions.shippedMeanwhile(id).isEmpty()) {
            throw new BpmnError("lineAlreadyShipped");
        }
        if (!instructions.notAllowedAnyMore(id).isEmpty()) {
            throw new BpmnError("cancelNotAllowed");
        }
        execution.setVariable(OrderDecision.UNANSWERED, instructions.request(id));
        execution.setVariable(OrderDecision.CHASES, 0);
        execution.setVariable(OrderDecision.MOST_CHASES, Instructions.MOST_CHASES);
        var answerBy = clock.instant().plus(Instructions.TIME_TO_ANSWER);
        execution.setVariable(OrderDecision.SUPPLIER_ANSWER_BY, Date.from(answerBy));
        execution.setVariable(OrderDecision.CALL_BY, Date.from(answerBy.plus(CALL_AFTER)));
    }
}
