package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The cases, open and past. */
@Service
public class Outages {

    private final JdbcClient db;

    Outages(JdbcClient db) {
        this.db = db;
    }

    /** The supplier's case that is suspected or open, if there is one; there is never more than one. */
    public Optional<Outage> current(SupplierId supplier) {
        return db.sql("select * from outage where supplier = :supplier and status in ('SUSPECTED', 'OPEN')")
                .param("supplier", supplier.value())
                .query((row, number) -> outage(row))
                .optional();
    }

    /** The case; {@link NoSuchElementException} where there is none of that number. */
    public Outage get(OutageId id) {
        return db.sql("select * from outage where id = :id")
                .param("id", id.value())
                .query((row, number) -> outage(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no case " + id));
    }

    /** All cases, newest first. */
    public List<Outage> all() {
        return db.sql("select * from outage order by suspected_at desc, id desc")
                .query((row, number) -> outage(row))
                .list();
    }

    private static Outage outage(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Outage(
                new OutageId(row.getString("id")),
                new SupplierId(row.getString("supplier")),
                Outage.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getObject("suspected_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("opened_at", OffsetDateTime.class)),
                instant(row.getObject("closed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
