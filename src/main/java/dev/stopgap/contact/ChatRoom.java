package dev.stopgap.contact;

import java.net.URI;
import java.util.stream.Stream;

/**
 * A room of a chat service.
 *
 * @param webhook the address to which one posts; whoever has it can post, so it is never shown whole
 * @param format what the service wants to be sent
 * @param own whether it lies on the house's own server
 */
record ChatRoom(URI webhook, ChatFormat format, boolean own) {

    private static final int SHOWN = 4;

    /** Such as {@code hooks.slack.com/…x7Qk}: enough to know it again. */
    String shown() {
        String secret = webhook.toString();
        return webhook.getHost() + "/…" + secret.substring(secret.length() - SHOWN);
    }

    /** Whether {@code text} repeats a part of the address. */
    boolean isBetrayedBy(String text) {
        String query = webhook.getRawQuery();
        return Stream.of((webhook.getRawPath() + "/" + (query == null ? "" : query)).split("[/&=?]"))
                .filter(part -> part.length() > SHOWN)
                .anyMatch(text::contains);
    }

    @Override
    public String toString() {
        return shown();
    }
}
