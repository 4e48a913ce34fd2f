package dev.stopgap.contact;

import static dev.stopgap.contact.StakeholderNotice.CALLED_BY;
import static dev.stopgap.contact.StakeholderNotice.NOTE;
import static dev.stopgap.contact.StakeholderNotice.OUTCOME;

import dev.stopgap.ledger.LedgerEntry;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Completes the task {@code reachByPhone} only with an outcome and what was said. */
@Component
class CheckCall implements TaskListener {

    private static final Set<Object> OUTCOMES = Set.of("REACHED", "NOT_REACHED");

    private final MessageSource words;

    CheckCall(MessageSource words) {
        this.words = words;
    }

    @Override
    public void notify(DelegateTask task) {
        Object outcome = task.getVariable(OUTCOME);
        Object note = task.getVariable(NOTE);
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException(word("contact.call.outcomeMissing"));
        }
        if (note == null || note.toString().isBlank()) {
            throw new IllegalArgumentException(word("contact.call.noteMissing"));
        }
        String by = task.getAssignee();
        task.setVariable(CALLED_BY, by == null ? LedgerEntry.SYSTEM : by);
    }

    private String word(String key) {
        return words.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
