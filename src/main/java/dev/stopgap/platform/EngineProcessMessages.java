package dev.stopgap.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts one delivery in the sender's transaction. */
@Component
class EngineProcessMessages implements ProcessMessages {

    private final RuntimeService runtime;
    private final ObjectMapper json;
    private final Clock clock;

    EngineProcessMessages(RuntimeService runtime, ObjectMapper json, Clock clock) {
        this.runtime = runtime;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void send(ProcessMessage message) {
        try {
            runtime.startProcessInstanceByKey(
                    MessageDelivery.KEY,
                    message.businessKey(),
                    Map.of(
                            MessageDelivery.MESSAGE, json.writeValueAsString(message),
                            MessageDelivery.KEEP_UNTIL,
                                    Date.from(clock.instant().plus(message.keepFor()))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A process message carries strings, numbers and booleans: " + message, e);
        }
    }
}
