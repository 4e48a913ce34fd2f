package dev.stopgap.source;

import dev.stopgap.platform.StopgapProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The troubles of sources in the installation's language: for the ledger, tasks and mails. */
@Component
class SourceWords {

    private final MessageSource messages;
    private final StopgapProperties properties;

    SourceWords(MessageSource messages, StopgapProperties properties) {
        this.messages = messages;
        this.properties = properties;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, key, properties.language());
    }
}
