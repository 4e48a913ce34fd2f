package dev.stopgap.outage;

import dev.stopgap.platform.StopgapProperties;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Refuses a "no" or a closing without its reason. */
@Component
class JudgementGiven implements TaskListener {

    private final MessageSource words;
    private final StopgapProperties properties;

    JudgementGiven(MessageSource words, StopgapProperties properties) {
        this.words = words;
        this.properties = properties;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean denied = "no".equals(task.getVariable(OutageResponse.OUTAGE_CONFIRMED));
        boolean disputed = task.getVariable(OutageResponse.DISPUTED_YEN) instanceof Long yen && yen > 0;
        switch (task.getTaskDefinitionKey()) {
            case OutageResponse.CONFIRM_OUTAGE ->
                require(!denied || said(task, OutageResponse.JUDGEMENT), "outage.reason.denial");
            case OutageResponse.CLOSE_CASE ->
                require(!disputed || said(task, OutageResponse.CLOSE_REASON), "outage.reason.disputed");
            default -> throw new IllegalStateException(task.getTaskDefinitionKey());
        }
    }

    private static boolean said(DelegateTask task, String variable) {
        return task.getVariable(variable) instanceof String text && !text.isBlank();
    }

    private void require(boolean given, String message) {
        if (!given) {
            throw new IllegalArgumentException(words.getMessage(message, null, properties.language()));
        }
    }
}
