package dev.stopgap.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Element {@code recordUndelivered}. */
@Component
class RecordUndelivered implements JavaDelegate {

    private final ApplicationEventPublisher events;
    private final ObjectMapper json;

    RecordUndelivered(ApplicationEventPublisher events, ObjectMapper json) {
        this.events = events;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) throws JsonProcessingException {
        var message = json.readValue((String) execution.getVariable(MessageDelivery.MESSAGE), ProcessMessage.class);
        events.publishEvent(new MessageUndelivered(
                message.name(), message.businessKey(), message.audience() == ProcessMessage.Audience.ONE));
    }
}
