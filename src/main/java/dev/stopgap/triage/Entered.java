package dev.stopgap.triage;

import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What somebody entered on a form: the browser checks it for comfort, this checks it for good. */
@Component
class Entered {

    private final TriageWords words;

    Entered(TriageWords words) {
        this.words = words;
    }

    /** A text that must not be empty. */
    String text(DelegateTask task, String variable) {
        Object value = task.getVariable(variable);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException(words.of("triage.reasonMissing"));
        }
        return text.strip();
    }

    /** One of several values. */
    String oneOf(DelegateTask task, String variable, String... values) {
        Object value = task.getVariable(variable);
        if (value instanceof String text && Arrays.asList(values).contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(words.of("triage.choiceMissing", variable, String.join(", ", values)));
    }
}
