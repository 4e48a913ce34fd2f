package dev.stopgap.contact;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are reached.
 *
 * @param nextChannelAfter how long a message waits for a confirmation, or a channel may be out of order, before the person's
 *     next channel is used
 * @param chatRoom the house's room: the webhook of those who have chosen chat and given none of their own; a secret
 * @param chatHosts hosts of the house's own chat servers, such as a Mattermost, which are reached without the proxy
 */
@ConfigurationProperties("stopgap.contact")
record ContactProperties(
        @DefaultValue("PT15M") Duration nextChannelAfter,
        @Nullable String chatRoom,
        @DefaultValue List<String> chatHosts) {

    @Override
    public String toString() {
        return "next channel after " + nextChannelAfter + ", own chat servers " + chatHosts;
    }
}
