package dev.stopgap.source;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile.Source;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sources that administrators have added on the page, beside those of the profiles: who, when, and which. */
@Service
class AddedSources {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    AddedSources(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One of them. */
    record Added(SupplierId supplier, Source source, String by, Instant at) {}

    List<Added> all() {
        return db.sql("select * from added_source order by supplier, id")
                .query((row, number) -> added(row))
                .list();
    }

    List<Added> of(SupplierId supplier) {
        return db.sql("select * from added_source where supplier = :supplier order by id")
                .param("supplier", supplier.value())
                .query((row, number) -> added(row))
                .list();
    }

    private static Added added(ResultSet row) throws SQLException {
        return new Added(
                new SupplierId(row.getString("supplier")),
                new Source(
                        row.getString("id"),
                        row.getString("kind"),
                        URI.create(row.getString("url")),
                        row.getString("tier"),
                        Duration.ofSeconds(row.getInt("every_seconds")),
                        row.getString("selector"),
                        List.of(),
                        null),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }

    /** Adds {@code source}: the next look at what is due reads it. A {@link Problem} tells who has been first. */
    @Transactional
    void add(SupplierId supplier, Source source, String by) {
        int added = db.sql(
                        """
                insert into added_source (supplier, id, kind, tier, url, selector, every_seconds, added_by, added_at)
                values (:supplier, :id, :kind, :tier, :url, :selector, :every, :by, :now)
                on conflict do nothing
                """)
                .param("supplier", supplier.value())
                .param("id", source.id())
                .param("kind", source.kind())
                .param("tier", source.tier())
                .param("url", source.url().toString())
                .param("selector", source.selector())
                .param("every", source.every().toSeconds())
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw inTheWay(supplier, source);
        }
        ledger.record(LedgerEntry.of("source.added")
                .by(by)
                .at(supplier.value())
                .about(source.id())
                .with("source", source.id())
                .with("url", source.url()));
    }

    private Problem inTheWay(SupplierId supplier, Source source) {
        return of(supplier).stream()
                .filter(other -> samePlace(other.source(), source))
                .findFirst()
                .map(first -> new Problem(
                        HttpStatus.CONFLICT,
                        "source.addedAlready",
                        first.by(),
                        WHEN.format(first.at()),
                        first.source().id()))
                .orElseGet(() -> new Problem(HttpStatus.CONFLICT, "source.idTaken", source.id()));
    }

    /** Whether both read the same part of the same page. */
    static boolean samePlace(Source one, Source other) {
        return one.url().equals(other.url()) && Objects.equals(one.selector(), other.selector());
    }

    /** Removes one of them: it is not looked at any more. What it has said stays. */
    @Transactional
    void remove(SupplierId supplier, String id, String by) {
        String url = db.sql("delete from added_source where supplier = :supplier and id = :id returning url")
                .param("supplier", supplier.value())
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "source.notAdded", id));
        ledger.record(LedgerEntry.of("source.removed")
                .by(by)
                .at(supplier.value())
                .about(id)
                .with("source", id)
                .with("url", url));
    }
}
