package dev.stopgap.triage;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code confirmCancel}. */
@Component
class ConfirmCancel implements JavaDelegate {

    private static final Duration TIME_TO_SETTLE = Duration.ofDays(2);

    private final Instructions instructions;
    private final Clock clock;

    ConfirmCancel(Instructions instructions, Clock clock) {
        this.instructions = instructions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        execution.setVariable(OrderDecision.REFUSED, instructions.confirm(id));
        execution.setVariable(OrderDecision.SETTLE_BY, Date.from(clock.instant().plus(TIME_TO_SETTLE)));
    }
}
