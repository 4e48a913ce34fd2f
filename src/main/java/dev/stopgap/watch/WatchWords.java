package dev.stopgap.watch;

import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of this capability in the installation's language: for forms, ledger and mails to groups. */
@Component
class WatchWords {

    private final MessageSource messages;
    private final StopgapProperties properties;

    WatchWords(MessageSource messages, StopgapProperties properties) {
        this.messages = messages;
        this.properties = properties;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, key, properties.language());
    }

    /** The reason for a verdict on where a text comes from. */
    String of(OriginCheck.Origin origin) {
        String detail =
                switch (origin.code()) {
                    case "entered" -> of("notices.channel." + origin.detail());
                    case "tier" -> of("notices.tier." + origin.detail());
                    default -> origin.detail();
                };
        return of("watch.origin." + origin.code(), detail);
    }

    String of(Area area) {
        return of("area." + area);
    }

    String of(AreaState state) {
        return of("areaState." + state);
    }

    String of(Stage stage) {
        return of("stage." + stage);
    }
}
