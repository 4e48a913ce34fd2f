package dev.stopgap.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code deliverMessage}. */
@Component
class DeliverMessage implements JavaDelegate {

    private final RuntimeService runtime;
    private final ObjectMapper json;
    private final Clock clock;

    DeliverMessage(RuntimeService runtime, ObjectMapper json, Clock clock) {
        this.runtime = runtime;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) throws JsonProcessingException {
        var message = json.readValue((String) execution.getVariable(MessageDelivery.MESSAGE), ProcessMessage.class);
        execution.setVariable(MessageDelivery.DELIVERED, deliver(message));
        Date keepUntil = (Date) execution.getVariable(MessageDelivery.KEEP_UNTIL);
        execution.setVariable(MessageDelivery.EXPIRED, !clock.instant().isBefore(keepUntil.toInstant()));
        execution.setVariable(
                MessageDelivery.NEXT_TRY, Date.from(clock.instant().plus(pause(execution))));
    }

    private boolean deliver(ProcessMessage message) {
        var correlation = runtime.createMessageCorrelation(message.name())
                .processInstanceBusinessKey(message.businessKey())
                .setVariables(new HashMap<>(message.variables()));
        message.match().forEach(correlation::processInstanceVariableEquals);
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(message.name())
                .processInstanceBusinessKey(message.businessKey());
        message.match().forEach(waiting::processVariableValueEquals);
        if (waiting.count() == 0) {
            return false;
        }
        if (message.audience() == ProcessMessage.Audience.ALL) {
            correlation.correlateAll();
        } else {
            correlation.correlate();
        }
        return true;
    }

    // Soon at first, then every six hours: who waits is usually on its way.
    private static Duration pause(DelegateExecution execution) {
        Object tried = execution.getVariable("tries");
        int tries = tried == null ? 0 : (Integer) tried;
        execution.setVariable("tries", tries + 1);
        return switch (tries) {
            case 0 -> Duration.ofMinutes(1);
            case 1 -> Duration.ofMinutes(10);
            case 2 -> Duration.ofHours(1);
            default -> Duration.ofHours(6);
        };
    }
}
