package dev.stopgap.billing;

import dev.stopgap.platform.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the completing of a task needs: who does it, what was chosen, and a refusal that the person can read. */
@Component
class Completion {

    private final MessageSource words;

    Completion(MessageSource words) {
        this.words = words;
    }

    /** Does {@code work}; a problem leaves it as an error whose text is for the person at the form. */
    void of(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            throw new IllegalArgumentException(
                    words.getMessage("problem." + problem.code(), problem.arguments(), LocaleContextHolder.getLocale()),
                    problem);
        }
    }

    /** Who completes the task. */
    String person(@Nullable String assignee) {
        if (assignee == null) {
            throw new Problem(HttpStatus.CONFLICT, "billing.claimFirst");
        }
        return assignee;
    }

    /** What was chosen, which must be one of {@code choices}. */
    String choice(@Nullable Object value, Set<String> choices) {
        String chosen = text(value);
        if (chosen == null || !choices.contains(chosen)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "billing.choiceMissing");
        }
        return chosen;
    }

    /** What was written, if anything was. */
    @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
