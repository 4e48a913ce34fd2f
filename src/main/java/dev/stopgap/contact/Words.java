package dev.stopgap.contact;

import dev.stopgap.platform.StopgapProperties;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences in the installation's language, for what is kept and read later by whoever. */
@Component
class Words {

    private final MessageSource messages;
    private final Locale language;

    Words(MessageSource messages, StopgapProperties properties) {
        this.messages = messages;
        this.language = properties.language();
    }

    /** The sentence {@code contact.<key>}. */
    String say(String key, Object... arguments) {
        return messages.getMessage("contact." + key, arguments, language);
    }
}
