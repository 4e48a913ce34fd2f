package dev.stopgap.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pages are fetched.
 *
 * @param proxy the house's proxy for pages, feeds and mailboxes, such as {@code http://proxy.example:3128}; none: directly
 * @param proxyUser and {@code proxyPassword}: if the proxy asks for them
 * @param noProxy the hosts, those below them included, that are reached without it
 * @param pace the shortest time between two requests to one host; a longer one in its robots.txt holds
 * @param longest within what time a page must have come
 */
@ConfigurationProperties("stopgap.fetch")
record FetchProperties(
        @Nullable URI proxy,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @DefaultValue List<String> noProxy,
        @DefaultValue("PT2S") Duration pace,
        @DefaultValue("PT30S") Duration longest) {

    /** As it is where nothing is set. */
    static FetchProperties usual() {
        return new FetchProperties(null, null, null, List.of(), Duration.ofSeconds(2), Duration.ofSeconds(30));
    }
}
