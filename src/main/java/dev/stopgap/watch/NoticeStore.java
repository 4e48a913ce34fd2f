package dev.stopgap.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.stopgap.reader.NoticeReader;
import dev.stopgap.source.Decoding;
import dev.stopgap.source.Incoming;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of every text once, for ever, with its difference to the one before. */
@Component
class NoticeStore {

    private static final int MOST_LINES_COMPARED = 3_000;

    private final JdbcClient db;
    private final Clock clock;
    private final ObjectMapper json;
    private final Suppliers suppliers;
    private final ApplicationEventPublisher events;

    NoticeStore(JdbcClient db, Clock clock, ObjectMapper json, Suppliers suppliers, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.json = json;
        this.suppliers = suppliers;
        this.events = events;
    }

    /** Stores {@code incoming} unless its text is that of the version before; returns its id if it is new. */
    @Transactional
    Optional<Long> store(SupplierId supplier, Incoming incoming, @Nullable String enteredBy) {
        Optional<Version> before = latest(supplier, incoming.source(), incoming.item());
        String textHash = sha256(incoming.text().getBytes(StandardCharsets.UTF_8));
        if (enteredBy == null && before.isPresent() && before.get().textHash().equals(textHash)) {
            return Optional.empty();
        }
        String content = keep(incoming.bytes());
        Instant statedAt = statedAt(supplier, incoming, before);
        long id = db.sql(
                        """
                insert into notice (supplier, source, item, tier, channel, url, title, text, text_sha256, content, media_type,
                                    charset, selector, headers, stated_at, fetched_at, entered_at, entered_by, entered_late,
                                    previous, difference)
                values (:supplier, :source, :item, :tier, :channel, :url, :title, :text, :hash, :content, :type,
                        :charset, :selector, :headers::json, :stated, :fetched, :entered, :by, :late,
                        :previous, :difference::json)
                returning id
                """)
                .param("supplier", supplier.value())
                .param("source", incoming.source())
                .param("item", incoming.item())
                .param("tier", incoming.tier().name())
                .param("channel", incoming.channel())
                .param("url", incoming.url())
                .param("title", clean(incoming.title()))
                .param("text", clean(incoming.text()))
                .param("hash", textHash)
                .param("content", content)
                .param("type", incoming.mediaType())
                .param("charset", incoming.charset())
                .param("selector", incoming.selector())
                .param("headers", write(incoming.headers()))
                .param("stated", utc(statedAt))
                .param("fetched", utc(incoming.fetchedAt()))
                .param("entered", utc(clock.instant()))
                .param("by", enteredBy)
                .param(
                        "late",
                        enteredBy != null
                                && incoming.fetchedAt().isBefore(clock.instant().minusSeconds(3_600)))
                .param("previous", before.map(Version::id).orElse(null))
                .param(
                        "difference",
                        before.map(version -> difference(version.text(), incoming.text()))
                                .orElse(null))
                .query(Long.class)
                .single();
        events.publishEvent(new NoticeArrived(supplier, id));
        return Optional.of(id);
    }

    // A page that changes under an old stamp says it when it is seen to say it.
    private Instant statedAt(SupplierId supplier, Incoming incoming, Optional<Version> before) {
        Instant now = clock.instant();
        Instant stated = incoming.dated() != null
                ? incoming.dated()
                : reader(supplier).statedAt(incoming.text(), incoming.fetchedAt());
        if (stated.isAfter(now)) {
            return now;
        }
        boolean older = before.isPresent()
                && incoming.channel().equals("PAGE")
                && !stated.isAfter(before.get().statedAt());
        return older ? incoming.fetchedAt() : stated;
    }

    private NoticeReader reader(SupplierId supplier) {
        return new NoticeReader(suppliers.find(supplier).orElse(null));
    }

    private String keep(byte[] bytes) {
        String hash = sha256(bytes);
        db.sql("insert into notice_content (sha256, bytes) values (:hash, :bytes) on conflict do nothing")
                .param("hash", hash)
                .param("bytes", bytes)
                .update();
        return hash;
    }

    private Optional<Version> latest(SupplierId supplier, String source, String item) {
        return db.sql(
                        """
                select id, text, text_sha256, stated_at
                  from notice
                 where supplier = :supplier and source = :source and item = :item
                 order by id desc
                 limit 1
                """)
                .param("supplier", supplier.value())
                .param("source", source)
                .param("item", item)
                .query((row, number) -> new Version(
                        row.getLong("id"),
                        row.getString("text"),
                        row.getString("text_sha256"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private record Version(long id, String text, String textHash, Instant statedAt) {}

    /** The lines that went and came, as JSON. */
    String difference(String before, String after) {
        var old = before.lines().limit(MOST_LINES_COMPARED).toList();
        var fresh = after.lines().limit(MOST_LINES_COMPARED).toList();
        var removed = new java.util.ArrayList<String>();
        var added = new java.util.ArrayList<String>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            removed.addAll(delta.getSource().getLines());
            added.addAll(delta.getTarget().getLines());
        }
        return write(Map.of("removed", removed, "added", added));
    }

    Notice get(long id) {
        return db.sql("select * from notice where id = :id")
                .param("id", id)
                .query((row, number) -> notice(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no notice " + id));
    }

    /** The text of a notice as its reader takes it: the page itself where it is one. */
    String original(Notice notice) {
        if (!notice.mediaType().equals("text/html")) {
            return notice.text();
        }
        byte[] bytes = db.sql(
                        "select c.bytes from notice n join notice_content c on c.sha256 = n.content where n.id = :id")
                .param("id", notice.id())
                .query(byte[].class)
                .single();
        return Decoding.of(bytes, notice.charset()).text();
    }

    private Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                new SupplierId(row.getString("supplier")),
                row.getString("source"),
                Tier.valueOf(row.getString("tier")),
                row.getString("channel"),
                row.getString("url"),
                row.getString("title"),
                row.getString("text"),
                row.getString("media_type"),
                row.getString("charset"),
                row.getString("selector"),
                headers(row.getString("headers")),
                row.getObject("stated_at", OffsetDateTime.class).toInstant(),
                row.getObject("fetched_at", OffsetDateTime.class).toInstant(),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("entered_by"));
    }

    private Map<String, String> headers(String headers) {
        try {
            return json.readValue(headers, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // PostgreSQL keeps no NUL in a text.
    private static String clean(String text) {
        return text.replace("\u0000", "");
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
