package dev.stopgap.triage;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code chaseSupplier}. */
@Component
class ChaseSupplier implements JavaDelegate {

    private final Instructions instructions;
    private final Clock clock;

    ChaseSupplier(Instructions instructions, Clock clock) {
        this.instructions = instructions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        int unanswered = instructions.unanswered(id).size();
        execution.setVariable(OrderDecision.UNANSWERED, unanswered);
        if (unanswered > 0) {
            execution.setVariable(OrderDecision.CHASES, instructions.chase(id));
        }
        execution.setVariable(
                OrderDecision.SUPPLIER_ANSWER_BY, Date.from(clock.instant().plus(Instructions.TIME_TO_ANSWER)));
    }
}
