package dev.stopgap.platform;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says a {@link Problem} in words where the engine would show only its code: to who completes a task. */
@Component
public class Refusals {

    private final MessageSource words;

    Refusals(MessageSource words) {
        this.words = words;
    }

    /** Does {@code work}; a problem in it becomes an exception whose message is the sentence for its reader. */
    public void inWords(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            throw new IllegalStateException(
                    words.getMessage(
                            "problem." + problem.code(),
                            problem.arguments(),
                            problem.code(),
                            LocaleContextHolder.getLocale()),
                    problem);
        }
    }
}
