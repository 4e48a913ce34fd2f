package dev.stopgap.billing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.outage.Outage;
import dev.stopgap.outage.Outages;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matches orders, shipments, bills and payments of a supplier, and keeps what does not agree. */
@Service
public class Matches {

    private static final int USUAL_REFUND_DAYS = 30;

    private final BookMatch books;
    private final PaymentHolds holds;
    private final JdbcClient db;
    private final Suppliers suppliers;
    private final Outages outages;
    private final Ledger ledger;
    private final Clock clock;

    Matches(
            BookMatch books,
            PaymentHolds holds,
            JdbcClient db,
            Suppliers suppliers,
            Outages outages,
            Ledger ledger,
            Clock clock) {
        this.books = books;
        this.holds = holds;
        this.db = db;
        this.suppliers = suppliers;
        this.outages = outages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Matches the order book of {@code supplier} as it would be judged on {@code asOf}. Running it again on the same book
     * gives the same findings with the same ids. Changes nothing of the order book.
     */
    @Transactional
    public MatchResult run(SupplierId supplier, LocalDate asOf, String user) {
        int refundDays =
                suppliers.find(supplier).map(SupplierProfile::refundDays).orElse(USUAL_REFUND_DAYS);
        long id = books.run(
                supplier.value(), asOf, refundDays, user, clock.instant().atOffset(ZoneOffset.UTC));
        var outage = outages.current(supplier).map(Outage::id).orElse(null);
        holds.settle(supplier, outage);
        var result = new MatchResult(id, supplier, asOf, totals(id));
        ledger.record(LedgerEntry.of("billing.matched")
                .by(user)
                .in(outage)
                .at(supplier.value())
                .about("match " + id)
                .with("asOf", asOf)
                .with("findings", result.findings())
                .with("yen", result.amount().setScale(0, RoundingMode.HALF_UP).toPlainString()));
        return result;
    }

    /** The result of the run {@code id}, if there was one. */
    public Optional<MatchResult> find(long id) {
        return db.sql("select supplier, as_of from match_run where id = :id")
                .param("id", id)
                .query((row, number) -> new MatchResult(
                        id,
                        new SupplierId(row.getString("supplier")),
                        row.getObject("as_of", LocalDate.class),
                        totals(id)))
                .optional();
    }

    private List<MatchResult.KindTotal> totals(long id) {
        return db.sql(
                        """
                select f.kind, count(*) as findings, sum(abs(f.amount)) as amount
                  from match_finding f
                  join discrepancy_kind k using (kind)
                 where f.match_id = :id
                 group by f.kind, k.rank
                 order by k.rank
                """)
                .param("id", id)
                .query((row, number) -> new MatchResult.KindTotal(
                        row.getString("kind"), row.getLong("findings"), row.getBigDecimal("amount")))
                .list();
    }
}
