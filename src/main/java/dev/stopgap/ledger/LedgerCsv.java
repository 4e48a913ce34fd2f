package dev.stopgap.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of a case as a file, streamed. */
@Service
public class LedgerCsv {

    private final JdbcTemplate db;
    private final LedgerText text;
    private final ObjectMapper json;

    LedgerCsv(JdbcTemplate db, LedgerText text, ObjectMapper json) {
        this.db = new JdbcTemplate(Objects.requireNonNull(db.getDataSource()));
        // PostgreSQL streams only inside a transaction and with a fetch size.
        this.db.setFetchSize(1000);
        this.text = text;
        this.json = json;
    }

    /** Writes every entry of {@code outage} in the order of its time: when, who, what as a sentence and as its parts. */
    @Transactional(readOnly = true)
    public void write(OutageId outage, Writer to) {
        // Nothing stays behind in a buffer: the writer has its own.
        var csv = CsvWriter.builder().bufferSize(0).build(to);
        csv.writeRecord("recorded_at", "actor", "code", "subject", "sentence", "facts");
        db.query(
                """
                select recorded_at, actor, code, supplier, subject, facts::text as facts
                  from ledger_entry
                 where outage = ?
                 order by id
                """,
                row -> {
                    csv.writeRecord(
                            row.getObject("recorded_at", OffsetDateTime.class)
                                    .toInstant()
                                    .toString(),
                            row.getString("actor"),
                            row.getString("code"),
                            harmless(row.getString("subject")),
                            harmless(text.sentence(entry(row, outage), LocaleContextHolder.getLocale())),
                            row.getString("facts"));
                },
                outage.value());
    }

    private LedgerEntry entry(ResultSet row, OutageId outage) throws SQLException {
        try {
            var facts = json.readValue(row.getString("facts"), new TypeReference<LinkedHashMap<String, String>>() {});
            return new LedgerEntry(
                    row.getString("code"),
                    row.getString("actor"),
                    outage,
                    row.getString("supplier"),
                    row.getString("subject"),
                    facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    // A spreadsheet would run a cell that begins so.
    private static String harmless(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        return cell.matches("(?s)[=+\\-@\t\r].*") ? "'" + cell : cell;
    }
}
