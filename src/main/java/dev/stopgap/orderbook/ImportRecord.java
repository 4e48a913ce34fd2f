package dev.stopgap.orderbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.supplier.SupplierId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of each import: its counts, and its refused rows as they came. */
@Component
class ImportRecord {

    private final JdbcClient db;
    private final JdbcClient streaming;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRecord(JdbcClient db, DataSource source, ObjectMapper json, Clock clock) {
        this.db = db;
        var some = new JdbcTemplate(source);
        some.setFetchSize(500);
        this.streaming = JdbcClient.create(some);
        this.json = json;
        this.clock = clock;
    }

    /** Who imports what, how. */
    record Head(
            @Nullable SupplierId supplier,
            Kind kind,
            String fileName,
            ImportOptions options,
            String user,
            Instant startedAt) {

        String supplierOrNone() {
            return supplier == null ? "" : supplier.value();
        }
    }

    /** How many rows of each fate. */
    record Counts(long rows, long added, long changed, long unchanged, long refused, long findings, boolean stored) {}

    /** One refused row. */
    record RefusedRow(long row, @Nullable Integer sheetRow, List<Wrong> wrong, List<String> cells) {}

    long write(Head head, Records records, Counts counts, List<String> unknownSuppliers) {
        return db.sql(
                        """
                insert into import (supplier, kind, file_name, encoding, other_encoding, header, rows, added, changed,
                                    unchanged, refused, findings, unknown_columns, unknown_suppliers, dry_run,
                                    accept_good_rows, stored, imported_by, started_at, finished_at)
                values (nullif(:supplier, ''), :kind, :file, :encoding, nullif(:other, ''), :header::json, :rows, :added,
                        :changed, :unchanged, :refused, :findings, :unknownColumns::json, :unknownSuppliers::json, :dryRun,
                        :acceptGoodRows, :stored, :user, :started, :finished)
                returning id
                """)
                .param("supplier", head.supplierOrNone())
                .param("kind", head.kind().fileName())
                .param("file", head.fileName())
                .param("encoding", records.encoding())
                .param("other", records.otherEncoding())
                .param("header", json(records.header().own()))
                .param("rows", counts.rows())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("refused", counts.refused())
                .param("findings", counts.findings())
                .param("unknownColumns", json(records.header().unknown()))
                .param("unknownSuppliers", json(unknownSuppliers))
                .param("dryRun", head.options().dryRun())
                .param("acceptGoodRows", head.options().acceptGoodRows())
                .param("stored", counts.stored())
                .param("user", head.user())
                .param("started", head.startedAt().atOffset(ZoneOffset.UTC))
                .param("finished", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Keeps the refused rows of the staging table, with their cells as {@code import_raw} has them. */
    void keepRefused(long id) {
        db.sql(
                        """
                insert into import_refusal (import_id, row_no, sheet_row, wrong, cells)
                select :import, s.row_no, s.sheet_row, s.wrong::json, r.cells::json
                  from import_stage s
                  join import_raw r using (row_no)
                 where s.wrong is not null
                """)
                .param("import", id)
                .update();
    }

    Optional<ImportResult> find(long id) {
        return db.sql("select * from import where id = :id")
                .param("id", id)
                .query((row, number) -> result(row))
                .optional();
    }

    /** The file's own header. */
    List<String> header(long id) {
        return strings(db.sql("select header from import where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    /** How many cells the longest of its refused rows has; 0 if there are none. */
    int widestRefused(long id) {
        return db.sql("select coalesce(max(json_array_length(cells)), 0) from import_refusal where import_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** The first refused rows, for a page. */
    List<RefusedRow> firstRefused(long id, int limit) {
        return db.sql("select * from import_refusal where import_id = :id order by row_no limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> refused(row))
                .list();
    }

    /** The numbers of the staging table's refused rows. */
    BitSet refusedRows() {
        var refused = new BitSet();
        try (var rows =
                streaming.sql("select row_no from import_stage where wrong is not null").query(Long.class).stream()) {
            rows.forEach(row -> refused.set(Math.toIntExact(row)));
        }
        return refused;
    }

    /** All refused rows in their order, streamed: only within a transaction, and to be closed. */
    Stream<RefusedRow> refused(long id) {
        return streaming
                .sql("select * from import_refusal where import_id = :id order by row_no")
                .param("id", id)
                .query((row, number) -> refused(row))
                .stream();
    }

    private RefusedRow refused(ResultSet row) throws SQLException {
        try {
            return new RefusedRow(
                    row.getLong("row_no"),
                    row.getObject("sheet_row", Integer.class),
                    json.readValue(row.getString("wrong"), new TypeReference<List<Wrong>>() {}),
                    strings(row.getString("cells")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ImportResult result(ResultSet row) throws SQLException {
        return new ImportResult(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("supplier"),
                row.getString("file_name"),
                row.getString("encoding"),
                row.getString("other_encoding"),
                row.getLong("rows"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("refused"),
                row.getLong("findings"),
                strings(row.getString("unknown_columns")),
                strings(row.getString("unknown_suppliers")),
                row.getBoolean("dry_run"),
                row.getBoolean("accept_good_rows"),
                row.getBoolean("stored"),
                row.getString("imported_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant());
    }

    private List<String> strings(String array) {
        try {
            return json.readValue(array, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
