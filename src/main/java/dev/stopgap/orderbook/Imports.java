package dev.stopgap.orderbook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files into the order book: each streams through a reader of cells into a staging table, is checked there as a
 * whole, and merged by one statement; its size does not matter. One transaction: whatever breaks, nothing stays behind.
 */
@Service
public class Imports {

    private static final int WORTH_ANALYZING = 1_000;
    private static final int NAME_LENGTH = 200;

    private final JdbcClient db;
    private final JdbcTemplate connection;
    private final TransactionTemplate transaction;
    private final Suppliers suppliers;
    private final Mappings mappings;
    private final ObjectProvider<OpenCases> cases;
    private final ImportRecord record;
    private final Spool spool;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    Imports(
            JdbcClient db,
            JdbcTemplate connection,
            PlatformTransactionManager transactions,
            Suppliers suppliers,
            Mappings mappings,
            ObjectProvider<OpenCases> cases,
            ImportRecord record,
            Spool spool,
            Ledger ledger,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.db = db;
        this.connection = connection;
        this.transaction = new TransactionTemplate(transactions);
        this.suppliers = suppliers;
        this.mappings = mappings;
        this.cases = cases;
        this.record = record;
        this.spool = spool;
        this.ledger = ledger;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Imports {@code file}; joins the caller's transaction if there is one. Publishes {@link LinesChanged} when orders or
     * shipments came in or changed.
     *
     * @param supplier whose file it is; null for our own approvers only
     * @param fileName as people know it
     * @param user who imports it
     * @throws UnreadableFile if it cannot be read as a file of that kind
     */
    public ImportResult importFile(
            @Nullable SupplierId supplier, Kind kind, String fileName, Path file, ImportOptions options, String user) {
        var head = new ImportRecord.Head(supplier, kind, shown(fileName), options, user, clock.instant());
        return importFile(head, file, Chosen.NOTHING, Progress.UNWATCHED);
    }

    /** As above, of a file of which a person has {@code chosen} what is what, with somebody who watches and may end it. */
    ImportResult importFile(ImportRecord.Head head, Path file, Chosen chosen, Progress progress) {
        SupplierId supplier = head.supplier();
        if ((supplier == null) != head.kind().ourOwn()) {
            throw new IllegalArgumentException(
                    head.kind() + (supplier == null ? " needs a supplier" : " has no supplier"));
        }
        Mapping mapping = mappings.of(supplier, head.kind(), chosen);
        try (Records records = Records.open(file, head.fileName(), mapping)) {
            records.header().check(mapping);
            return transaction.execute(status -> take(head, records, mapping, file, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As above, of a stream; its bytes are kept in a temporary file while they are read. */
    public ImportResult importFile(
            @Nullable SupplierId supplier,
            Kind kind,
            String fileName,
            InputStream content,
            ImportOptions options,
            String user) {
        try (var spooled = spool.take(content)) {
            return importFile(supplier, kind, fileName, spooled.path(), options, user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's name without folders and without what cannot be shown. */
    static String shown(String fileName) {
        String name = fileName.replaceFirst("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() <= NAME_LENGTH ? name : name.substring(name.length() - NAME_LENGTH);
    }

    private ImportResult take(ImportRecord.Head head, Records records, Mapping mapping, Path file, Progress progress) {
        // The same file twice at one moment: the second waits, and finds everything unchanged.
        db.sql("select pg_advisory_xact_lock(hashtext('import'), hashtext(:what))")
                .param("what", head.supplierOrNone() + "/" + head.kind())
                .query((row, number) -> true)
                .single();
        var rows = new Rows(records, mapping, json);
        var staging = new Staging(head.kind(), rows.columns());
        db.sql(staging.create()).update();
        long count = inConnection(copies -> {
            try (var copy = new CopyRows(copies.getCopyAPI(), staging.copy())) {
                long read = rows.copy(copy, progress);
                copy.finish();
                return read;
            }
        });
        progress.reached(count);
        if (count > WORTH_ANALYZING) {
            db.sql("analyze import_stage").update();
        }
        if (db.sql(staging.anyTwice()).query(Boolean.class).single()) {
            db.sql(staging.judgeTwice()).update();
        }
        if (head.supplier() != null && staging.holdsThePast() && isOpen(head.supplier())) {
            db.sql(staging.markFindings())
                    .param("supplier", head.supplierOrNone())
                    .update();
        }
        progress.reached(count);
        ImportResult result = conclude(head, records, staging, count);
        if (result.refused() > 0) {
            keepRefused(result.id(), file, head.fileName(), mapping);
        }
        db.sql("drop table import_stage").update();
        return result;
    }

    private ImportResult conclude(ImportRecord.Head head, Records records, Staging staging, long rows) {
        var bad = db.sql(
                        "select count(*) filter (where wrong is not null), count(*) filter (where finding) from import_stage")
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        var good = db.sql(staging.count())
                .param("supplier", head.supplierOrNone())
                .query((row, number) -> new long[] {row.getLong("added"), row.getLong("changed")})
                .single();
        long refused = bad[0];
        long unchanged = rows - refused - bad[1] - good[0] - good[1];
        boolean stores = refused == 0 || head.options().acceptGoodRows();
        var counts = new ImportRecord.Counts(
                rows, stores ? good[0] : 0, stores ? good[1] : 0, unchanged, refused, stores ? bad[1] : 0, stores);
        long id = record.write(head, records, counts, unknownSuppliers(head.kind()));
        if (stores && !head.options().dryRun()) {
            store(head, staging, counts, id);
        } else if (stores) {
            show(head, staging, counts, id);
        }
        return record.find(id).orElseThrow();
    }

    /** Keeps the first of what would change, for people to look at. */
    private void show(ImportRecord.Head head, Staging staging, ImportRecord.Counts counts, long id) {
        String supplier = head.supplierOrNone();
        if (counts.findings() > 0) {
            db.sql(staging.showFindings())
                    .param("import", id)
                    .param("supplier", supplier)
                    .param("kind", head.kind().fileName())
                    .update();
        }
        if (counts.changed() > 0) {
            db.sql(staging.showChanges())
                    .param("import", id)
                    .param("supplier", supplier)
                    .update();
        }
    }

    private void store(ImportRecord.Head head, Staging staging, ImportRecord.Counts counts, long id) {
        String supplier = head.supplierOrNone();
        if (counts.findings() > 0) {
            db.sql(staging.keepFindings())
                    .param("import", id)
                    .param("supplier", supplier)
                    .param("kind", head.kind().fileName())
                    .update();
        }
        if (counts.changed() > 0) {
            db.sql(staging.keepChanges())
                    .param("import", id)
                    .param("supplier", supplier)
                    .update();
            db.sql(staging.change()).param("supplier", supplier).update();
        }
        if (counts.added() > 0) {
            db.sql(staging.add()).param("supplier", supplier).update();
        }
        tell(head, counts, id);
    }

    private void tell(ImportRecord.Head head, ImportRecord.Counts counts, long id) {
        var entry = LedgerEntry.of("orderbook.imported." + head.kind().fileName())
                .by(head.user())
                .about("import " + id)
                .with("file", head.fileName())
                .with("rows", counts.rows())
                .with("added", counts.added())
                .with("changed", counts.changed())
                .with("unchanged", counts.unchanged())
                .with("refused", counts.refused())
                .with("findings", counts.findings());
        SupplierId supplier = head.supplier();
        if (supplier == null) {
            ledger.record(entry);
            return;
        }
        ledger.record(entry.at(supplier.value()));
        long lines = counts.added() + counts.changed();
        if (head.kind().ofLines() && lines > 0) {
            events.publishEvent(new LinesChanged(supplier, LinesChanged.Cause.IMPORTED, Math.toIntExact(lines)));
        }
        if (counts.findings() > 0) {
            events.publishEvent(new PastContradicted(supplier, id, counts.findings()));
        }
    }

    /** Refused rows are kept as they came, so the file is read again: that costs only those who have some. */
    private void keepRefused(long id, Path file, String fileName, Mapping mapping) {
        var refused = record.refusedRows();
        db.sql("create temp table import_raw (row_no bigint primary key, cells text not null) on commit drop")
                .update();
        inConnection(copies -> {
            try (Records again = Records.open(file, fileName, mapping);
                    var copy = new CopyRows(copies.getCopyAPI(), "copy import_raw (row_no, cells) from stdin")) {
                int row = 0;
                for (String[] cells = again.next(); cells != null; cells = again.next()) {
                    row++;
                    if (refused.get(row)) {
                        copy.add(String.valueOf(row));
                        copy.add(record.json(Arrays.stream(cells)
                                .limit(
                                        again.header().sentAgain()
                                                ? again.header().own().size()
                                                : cells.length)
                                .map(cell -> cell.replace('\0', '\u2400'))
                                .toList()));
                        copy.end();
                    }
                }
                return copy.finish();
            }
        });
        record.keepRefused(id);
        db.sql("drop table import_raw").update();
    }

    private List<String> unknownSuppliers(Kind kind) {
        if (kind != Kind.SUBSTITUTES) {
            return List.of();
        }
        return db
                .sql(
                        "select distinct alt_supplier from import_stage where alt_supplier is not null order by 1 limit 100")
                .query(String.class)
                .list()
                .stream()
                .filter(name -> suppliers.all().stream()
                        .noneMatch(profile -> profile.id().equals(name)))
                .toList();
    }

    private boolean isOpen(SupplierId supplier) {
        OpenCases known = cases.getIfAvailable();
        return known != null && known.isOpen(supplier);
    }

    private interface Copying {
        long with(PGConnection connection) throws SQLException, IOException;
    }

    private long inConnection(Copying work) {
        Long rows = connection.execute((ConnectionCallback<Long>) (Connection session) -> {
            try {
                return work.with(session.unwrap(PGConnection.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return rows == null ? 0 : rows;
    }
}
