package dev.stopgap.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the record back, for pages that tell what has happened. */
@Service
public class LedgerHistory {

    private final JdbcClient db;
    private final ObjectMapper json;

    LedgerHistory(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * The latest entries about {@code supplier} whose code begins with one of {@code chapters}, such as {@code outage.},
     * newest first, at most {@code most}.
     */
    public List<LedgerRecorded> latest(String supplier, List<String> chapters, int most) {
        return db.sql(
                        """
                select id, recorded_at, code, actor, outage, supplier, subject, facts
                  from ledger_entry
                 where supplier = :supplier
                   and exists (select from unnest(:chapters::text[]) as chapter where starts_with(code, chapter))
                 order by id desc
                 limit :most
                """)
                .param("supplier", supplier)
                .param("chapters", chapters.toArray(String[]::new))
                .param("most", most)
                .query((row, number) -> recorded(row))
                .list();
    }

    private LedgerRecorded recorded(ResultSet row) throws SQLException {
        return new LedgerRecorded(
                row.getLong("id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new LedgerEntry(
                        row.getString("code"),
                        row.getString("actor"),
                        outage(row.getString("outage")),
                        row.getString("supplier"),
                        row.getString("subject"),
                        facts(row.getString("facts"))));
    }

    private LinkedHashMap<String, String> facts(String text) {
        try {
            return json.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger entry's facts are not an object of texts", e);
        }
    }

    private static @Nullable OutageId outage(@Nullable String id) {
        return id == null ? null : new OutageId(id);
    }
}
