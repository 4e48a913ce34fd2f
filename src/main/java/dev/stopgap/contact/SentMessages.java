package dev.stopgap.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads messages back, and closes them. */
@Component
class SentMessages {

    private final JdbcClient db;
    private final ObjectReader json;

    SentMessages(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json.readerFor(new TypeReference<Map<String, Object>>() {})
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** The message of that id; {@link NoSuchElementException} where there is none. */
    SentMessage get(long id) {
        return db.sql("select * from message where id = :id")
                .param("id", id)
                .query((row, number) -> message(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no message " + id));
    }

    /** Whether it is settled: {@code outcome} as the table's constraint lists them. The first one stands. */
    boolean settle(long id, String outcome) {
        return db.sql("update message set outcome = :outcome where id = :id and outcome is null")
                        .param("id", id)
                        .param("outcome", outcome)
                        .update()
                == 1;
    }

    private SentMessage message(ResultSet row) throws SQLException {
        return new SentMessage(
                row.getLong("id"),
                row.getString("template"),
                row.getString("addressed"),
                row.getString("outage") == null ? null : new OutageId(row.getString("outage")),
                row.getString("supplier"),
                row.getBoolean("acknowledge"),
                instant(row, "answer_by"),
                model(row.getString("model")),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                row.getString("acknowledged_how"),
                row.getString("outcome"));
    }

    private Map<String, Object> model(String text) {
        try {
            return json.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A message as it was decided, and what has become of it. */
    record SentMessage(
            long id,
            String template,
            String addressed,
            @Nullable OutageId outage,
            @Nullable String supplier,
            boolean acknowledge,
            @Nullable Instant answerBy,
            Map<String, Object> model,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable String acknowledgedHow,
            @Nullable String outcome) {

        /** Whether it may still be confirmed. */
        boolean awaitsAnswer() {
            return acknowledge && acknowledgedAt == null;
        }

        /** Whether somebody has to confirm it, so that a person calls where nobody does. */
        boolean mustBeAnswered() {
            return awaitsAnswer() && answerBy != null;
        }

        /** An entry of the ledger about it. */
        LedgerEntry entry(String code) {
            var entry = LedgerEntry.of(code).in(outage).about("message " + id);
            return supplier == null ? entry : entry.at(supplier);
        }
    }
}
