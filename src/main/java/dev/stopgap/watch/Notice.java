package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored notice, as the steps after it need it. */
record Notice(
        long id,
        SupplierId supplier,
        String source,
        Tier tier,
        String channel,
        @Nullable String url,
        String title,
        String text,
        String mediaType,
        @Nullable String charset,
        @Nullable String selector,
        java.util.Map<String, String> headers,
        Instant statedAt,
        Instant fetchedAt,
        Instant enteredAt,
        @Nullable String enteredBy) {}
