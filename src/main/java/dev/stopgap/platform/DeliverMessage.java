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
import org.camunda.bpm.engine.runtime.Execution;
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
        if (!message.match().isEmpty()) {
            return deliverToMatching(message);
        }
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(message.name())
                .processInstanceBusinessKey(message.businessKey());
        if (waiting.count() == 0) {
            return false;
        }
        var correlation = runtime.createMessageCorrelation(message.name())
                .processInstanceBusinessKey(message.businessKey())
                .setVariables(new HashMap<>(message.variables()));
        if (message.audience() == ProcessMessage.Audience.ALL) {
            correlation.correlateAll();
        } else {
            correlation.correlate();
        }
        return true;
    }

    // The engine's own correlation sees only variables of the whole process; of several that wait in one process, each
    // in
    // its own instance of a loop, each sees its own.
    private boolean deliverToMatching(ProcessMessage message) {
        var waiting = runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(message.name())
                .processInstanceBusinessKey(message.businessKey())
                .list()
                .stream()
                .map(Execution::getId)
                .filter(execution -> message.match().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(runtime.getVariable(execution, wanted.getKey()))))
                .toList();
        if (message.audience() == ProcessMessage.Audience.ONE && waiting.size() > 1) {
            throw new IllegalStateException(message + " is for one receiver, and " + waiting.size() + " wait for it");
        }
        waiting.forEach(execution ->
                runtime.messageEventReceived(message.name(), execution, new HashMap<>(message.variables())));
        return !waiting.isEmpty();
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
