package dev.stopgap.source;

import dev.stopgap.supplier.Tier;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that has come in, before anybody has kept it.
 *
 * @param item of a feed or mailbox: what tells one text of the source from the others; empty for a page
 * @param text what its reader sees
 * @param bytes as they came
 * @param dated when its source says it was published; null where only the text itself may say
 */
public record Incoming(
        String source,
        String item,
        Tier tier,
        String channel,
        @Nullable String url,
        String title,
        String text,
        byte[] bytes,
        String mediaType,
        @Nullable String charset,
        @Nullable String selector,
        Map<String, String> headers,
        @Nullable Instant dated,
        Instant fetchedAt) {}
