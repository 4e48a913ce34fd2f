package dev.stopgap.contact;

import dev.stopgap.platform.Problem;
import dev.stopgap.platform.StopgapProperties;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Posts a greeting in a room before its address is kept. */
@Component
class ChatTrial {

    private final ChatTransport transport;
    private final MessageSource words;
    private final StopgapProperties properties;
    private final Clock clock;

    ChatTrial(ChatTransport transport, MessageSource words, StopgapProperties properties, Clock clock) {
        this.transport = transport;
        this.words = words;
        this.properties = properties;
        this.clock = clock;
    }

    /** Posts it; a {@link Problem} says why it has not arrived. */
    void post(ChatRoom room, Locale language) {
        var now = clock.instant();
        var greeting = new ChatPost(
                "<m0.r" + now.getEpochSecond() + ".chat@stopgap>",
                room,
                room.shown(),
                words.getMessage("contact.trial.subject", null, language),
                words.getMessage("contact.trial.text", new Object[] {properties.baseUrl() + "/alerts"}, language),
                now);
        try {
            transport.send(greeting);
        } catch (AddressRefused | NotSent e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "chat.notArrived", room.shown(), String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "chat.noAnswer", room.shown());
        }
    }
}
