package dev.stopgap.contact;

import static dev.stopgap.contact.StakeholderNotice.CALLED_BY;
import static dev.stopgap.contact.StakeholderNotice.NOTE;
import static dev.stopgap.contact.StakeholderNotice.OUTCOME;

import dev.stopgap.platform.TaskCompletion;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Completes the task {@code reachByPhone} only with an outcome and what was said. */
@Component
class CheckCall implements TaskListener {

    private static final Set<String> OUTCOMES = Set.of("REACHED", "NOT_REACHED");

    private final MessageSource words;

    CheckCall(MessageSource words) {
        this.words = words;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!OUTCOMES.contains(TaskCompletion.text(task, OUTCOME))) {
            throw new IllegalArgumentException(word("contact.call.outcomeMissing"));
        }
        if (TaskCompletion.text(task, NOTE).isEmpty()) {
            throw new IllegalArgumentException(word("contact.call.noteMissing"));
        }
        task.setVariable(CALLED_BY, TaskCompletion.by(task));
    }

    private String word(String key) {
        return words.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
