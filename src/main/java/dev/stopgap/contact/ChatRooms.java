package dev.stopgap.contact;

import dev.stopgap.platform.Problem;
import dev.stopgap.platform.StartupFailure;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Which rooms may be posted to: those of the known chat services and of the house's own servers, and no other host, so that
 * nobody can make this machine talk to whatever it can reach.
 */
@Component
class ChatRooms {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int SHORTEST_PATH = 8;

    private final List<String> own;
    private final @Nullable ChatRoom house;

    ChatRooms(ContactProperties settings) {
        this.own = settings.chatHosts().stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.house = house(settings.chatRoom());
    }

    private @Nullable ChatRoom house(@Nullable String webhook) {
        if (webhook == null || webhook.isBlank()) {
            return null;
        }
        try {
            return read(webhook);
        } catch (Problem e) {
            // Not the value: it is a secret.
            throw new StartupFailure(
                    "stopgap.contact.chat-room is no address of a chat room that may be posted to (" + e.code() + ").",
                    "Give the webhook of Slack, Microsoft Teams, Google Chat or LINE WORKS as it was issued, with https, or "
                            + "name your own chat server in stopgap.contact.chat-hosts.",
                    e);
        }
    }

    /** The house's room, if it has one. */
    Optional<ChatRoom> house() {
        return Optional.ofNullable(house);
    }

    /** The room behind {@code webhook}; a {@link Problem} says what is wrong with it. */
    ChatRoom read(String webhook) {
        URI address = address(webhook);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean ours = own.contains(host);
        boolean unsafe = !"https".equals(address.getScheme())
                && !(ours && THIS_MACHINE.contains(host) && "http".equals(address.getScheme()));
        if (unsafe) {
            throw new Problem(HttpStatus.BAD_REQUEST, "chat.notHttps");
        }
        ChatFormat format = ours
                ? ChatFormat.TEXT
                : ChatFormat.of(host).orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "chat.unknownHost", host));
        if (!ours && address.getPort() != -1 && address.getPort() != 443) {
            throw new Problem(HttpStatus.BAD_REQUEST, "chat.unknownHost", host + ":" + address.getPort());
        }
        return new ChatRoom(address, format, ours);
    }

    private static URI address(String webhook) {
        try {
            URI address = URI.create(webhook.strip());
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null
                    && address.getRawPath().length() >= SHORTEST_PATH) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, and without the address: it may be most of a secret.
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "chat.noAddress");
    }
}
