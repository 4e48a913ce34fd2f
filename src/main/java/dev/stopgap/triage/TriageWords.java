package dev.stopgap.triage;

import dev.stopgap.platform.StopgapProperties;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts that are kept with the facts: in the installation's language, whoever reads them later. */
@Component
class TriageWords {

    private final MessageSource messages;
    private final Locale language;

    TriageWords(MessageSource messages, StopgapProperties properties) {
        this.messages = messages;
        this.language = properties.language();
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
