package dev.stopgap.billing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that is billed but not matched, and is therefore not paid for the time being. */
@Service
class PaymentHolds {

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    PaymentHolds(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Holds, of every invoice that is not paid in full, what its findings say is too much. A finding is held once: found
     * again with another amount, its hold follows. Returns the yen including tax that are held now.
     */
    @Transactional
    public BigDecimal hold(Closing closing) {
        int changed = db.sql(
                        """
                insert into payment_hold as h (outage, supplier, closing_on, invoice_no, discrepancy_id, amount, held_at)
                select :outage, d.supplier, :closingOn, i.invoice_no, d.id, a.amount, :now
                  from open_discrepancy d
                  join invoice i
                    on i.supplier = d.supplier
                   and i.invoice_no = coalesce(d.invoice_no, d.sides -> 'billed' ->> 'invoiceNo')
                 cross join lateral (
                       select round(case when not d.excludes_tax or (d.kind = 'INVOICE_TOTAL' and d.tax_rate is null) then d.amount
                                         else d.amount * (100 + coalesce(d.tax_rate,
                                                                         (d.sides -> 'ordered' ->> 'taxRate')::numeric,
                                                                         (d.sides -> 'billed' ->> 'taxRate')::numeric, 0)) * 0.01
                                    end) as amount) a
                 where d.supplier = :supplier
                   and d.holds_payment
                   and a.amount > 0
                   and i.total > (select coalesce(sum(p.amount), 0)
                                    from payment p
                                   where p.supplier = i.supplier and p.invoice_no = i.invoice_no and p.direction = 'OUT')
                    on conflict (discrepancy_id) where released_at is null do update
                   set amount = excluded.amount
                 where h.amount <> excluded.amount
                """)
                .param("outage", closing.outage().value())
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .param("now", now())
                .update();
        var held = held(closing);
        if (changed > 0) {
            ledger.record(LedgerEntry.of("billing.held")
                    .in(closing.outage())
                    .at(closing.supplier().value())
                    .about(closing.on().toString())
                    .with("holds", changed)
                    .with("yen", Money.plain(held)));
        }
        return held;
    }

    /** Ends the holds of the supplier's findings that are closed: mended as promised, or no longer found. */
    @Transactional
    public void settle(SupplierId supplier, @Nullable OutageId outage) {
        var ended = db.sql(
                        """
                update payment_hold h
                   set released_at = :now, released_by = :system,
                       outcome = case d.reason when 'MENDED_AS_PROMISED' then 'MENDED' else 'CLEARED' end
                  from discrepancy d
                 where d.id = h.discrepancy_id
                   and d.state = 'CLOSED'
                   and h.supplier = :supplier
                   and h.released_at is null
                returning h.amount
                """)
                .param("supplier", supplier.value())
                .param("system", LedgerEntry.SYSTEM)
                .param("now", now())
                .query(BigDecimal.class)
                .list();
        if (!ended.isEmpty()) {
            ledger.record(LedgerEntry.of("billing.holdsEnded")
                    .in(outage)
                    .at(supplier.value())
                    .with("holds", ended.size())
                    .with("yen", Money.plain(ended.stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
        }
    }

    /** Ends the holds of {@code findings} because somebody decided that they are paid all the same. */
    @Transactional
    public void payAnyway(Collection<String> findings, String user) {
        db.sql(
                        """
                update payment_hold
                   set released_at = :now, released_by = :user, outcome = 'PAID'
                 where discrepancy_id = any (:findings) and released_at is null
                """)
                .param("findings", findings.toArray(String[]::new))
                .param("user", user)
                .param("now", now())
                .update();
    }

    /** The yen including tax of the supplier's invoices that are held now. */
    BigDecimal held(Closing closing) {
        return db.sql(
                        "select coalesce(sum(amount), 0) from payment_hold where supplier = :supplier and released_at is null")
                .param("supplier", closing.supplier().value())
                .query(BigDecimal.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
