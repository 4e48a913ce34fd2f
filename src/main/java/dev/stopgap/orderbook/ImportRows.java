package dev.stopgap.orderbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.platform.BusinessTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first rows of an import as a page shows them: what changes, what would change the past, what is refused and why. */
@Component
public class ImportRows {

    private static final int SHOWN = 20;
    private static final int REFUSED_SHOWN = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([+-]\\d\\d:\\d\\d|Z)");

    private final JdbcClient db;
    private final ImportRecord record;
    private final ErrorsFile errors;
    private final ObjectMapper json;

    ImportRows(JdbcClient db, ImportRecord record, ErrorsFile errors, ObjectMapper json) {
        this.db = db;
        this.record = record;
        this.errors = errors;
        this.json = json;
    }

    /** The first rows of each fate. */
    public record Rows(List<Changed> changed, List<Changed> findings, List<Refusal> refused) {

        /** Whether a word that nobody knows is among what is wrong: that can be mended by saying what it means. */
        public boolean hasUnknownWords() {
            return refused.stream().flatMap(row -> row.faults().stream()).anyMatch(Fault::unknownWord);
        }
    }

    /**
     * A row that is there already and says something else.
     *
     * @param state of the question whether it is genuine: OPEN, ACCEPTED, REJECTED; null where nobody is asked
     */
    public record Changed(long row, String key, List<Change> changes, @Nullable String state) {}

    /** What it said and says of one column; null for nothing. */
    public record Change(String column, @Nullable String before, @Nullable String after) {}

    /** A refused row. */
    public record Refusal(long row, @Nullable Integer sheetRow, List<Fault> faults) {}

    /** One thing wrong with it. */
    public record Fault(
            String column, String header, String value, String message, String remedy, boolean unknownWord) {}

    /** The first rows of import {@code id}, for a reader of that language. */
    Rows of(long id, Locale locale) {
        return new Rows(
                changes(id),
                findings(id),
                record.firstRefused(id, REFUSED_SHOWN).stream()
                        .map(row -> refused(row, locale))
                        .toList());
    }

    /** The first rows that a question about the past is about. */
    List<Changed> ofQuestion(long question) {
        return changed(db.sql(
                        """
                select f.row_no, f.key, f.before, f.after, null as state
                  from import_finding f
                 where f.question = :question
                 order by f.import_id, f.row_no
                 limit :shown
                """)
                .param("question", question));
    }

    private List<Changed> changes(long id) {
        return changed(db.sql(
                        """
                select c.row_no, c.key, c.before, c.after, null as state
                  from import_change c
                 where c.import_id = :id
                 order by c.row_no
                 limit :shown
                """)
                .param("id", id));
    }

    private List<Changed> findings(long id) {
        return changed(db.sql(
                        """
                select f.row_no, f.key, f.before, f.after, q.state
                  from import_finding f
                  left join past_question q on q.id = f.question
                 where f.import_id = :id
                 order by f.row_no
                 limit :shown
                """)
                .param("id", id));
    }

    private List<Changed> changed(JdbcClient.StatementSpec rows) {
        return rows.param("shown", SHOWN)
                .query((row, number) -> new Changed(
                        row.getLong("row_no"),
                        row.getString("key"),
                        changes(row.getString("before"), row.getString("after")),
                        row.getString("state")))
                .list();
    }

    private List<Change> changes(String before, String after) {
        try {
            JsonNode was = json.readTree(before);
            JsonNode is = json.readTree(after);
            var changes = new ArrayList<Change>();
            was.fieldNames().forEachRemaining(column -> {
                String old = shown(was.get(column));
                String now = shown(is.get(column));
                if (old == null ? now != null : !old.equals(now)) {
                    changes.add(new Change(column, old, now));
                }
            });
            return changes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String shown(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            var number = value.decimalValue();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return shown(value.asText());
    }

    /** A value as people read it: a point in time in Tokyo, whatever the offset in which it was written. */
    static String shown(String value) {
        return MOMENT.matcher(value).matches()
                ? OffsetDateTime.parse(value)
                        .atZoneSameInstant(BusinessTime.ZONE)
                        .format(TIME)
                : value;
    }

    private Refusal refused(ImportRecord.RefusedRow row, Locale locale) {
        var faults = new ArrayList<Fault>();
        for (Wrong wrong : row.wrong()) {
            faults.add(new Fault(
                    wrong.column(),
                    wrong.header().equals(wrong.column()) ? "" : wrong.header(),
                    wrong.value(),
                    errors.sentence("import.wrong.", wrong, locale),
                    errors.sentence("import.remedy.", wrong, locale),
                    wrong.code().equals("unknownWord")));
        }
        return new Refusal(row.row(), row.sheetRow(), faults);
    }
}
