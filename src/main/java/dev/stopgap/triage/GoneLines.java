package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what became of lines without us: shipped before anybody decided, or cancelled by the supplier itself. Such a
 * cancellation is recorded as the supplier's, never as our decision. Bears being called again.
 */
@Service
class GoneLines {

    private final JdbcClient db;
    private final Ledger ledger;
    private final TriageWords words;
    private final Clock clock;

    GoneLines(JdbcClient db, Ledger ledger, TriageWords words, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
    }

    /** Settles every line of the case that has left the open lines; returns how many lines that were. */
    @Transactional
    int settle(OutageId outage, SupplierId supplier) {
        int undecided = settleUndecided(outage, supplier);
        int overtaken = recordOvertaken(outage, supplier);
        int unseen = recordUnseen(outage, supplier);
        if (undecided + overtaken + unseen > 0) {
            ledger.record(LedgerEntry.of("triage.linesGone")
                    .in(outage)
                    .at(supplier.value())
                    .with("lines", undecided + overtaken + unseen));
        }
        return undecided + overtaken + unseen;
    }

    private int settleUndecided(OutageId outage, SupplierId supplier) {
        return statement(
                """
                update line_conclusion c
                   set conclusion = case g.why when 'SHIPPED' then 'CONTINUE' else 'CANCEL' end,
                       origin = g.why,
                       reason = case g.why when 'SHIPPED' then :shipped else :cancelled end,
                       decided_by = c.supplier,
                       decided_at = :now,
                       gone_at = :now,
                       gone_reason = g.why,
                       overruled_to = null, overruled_by = null, overruled_at = null, overrule_reason = null
                  from (select l.supplier, l.order_no, l.line_no,
                               case when l.cancelled_on is not null and l.cancelled_quantity > 0
                                    then 'SUPPLIER_CANCELLED' else 'SHIPPED' end as why
                          from order_line l
                         where l.supplier = :supplier
                           and not exists (select from open_line o
                                            where o.supplier = l.supplier and o.order_no = l.order_no and o.line_no = l.line_no)) g
                 where c.outage = :outage and c.conclusion is null
                   and c.supplier = g.supplier and c.order_no = g.order_no and c.line_no = g.line_no
                """,
                outage,
                supplier);
    }

    // Kept or not yet answered, and now cancelled by the supplier on its own.
    private int recordOvertaken(OutageId outage, SupplierId supplier) {
        return statement(
                """
                update line_conclusion c
                   set conclusion = 'CANCEL', origin = 'SUPPLIER_CANCELLED', overruled = false,
                       reason = :cancelled, decided_by = c.supplier, decided_at = :now
                  from order_line l
                 where c.outage = :outage and c.supplier = :supplier
                   and c.conclusion in ('CONTINUE', 'SPLIT') and c.origin <> 'SHIPPED'
                   and l.supplier = c.supplier and l.order_no = c.order_no and l.line_no = c.line_no
                   and l.cancelled_quantity >= l.quantity and l.cancelled_on is not null
                """,
                outage,
                supplier);
    }

    // Cancelled by the supplier since the first sign, before the triage ever saw them.
    private int recordUnseen(OutageId outage, SupplierId supplier) {
        return statement(
                """
                insert into line_conclusion (outage, supplier, order_no, line_no, conclusion, origin, reason, decided_by, decided_at)
                select :outage, l.supplier, l.order_no, l.line_no, 'CANCEL', 'SUPPLIER_CANCELLED', :cancelled, l.supplier, :now
                  from order_line l
                  join outage o on o.id = :outage
                 where l.supplier = :supplier
                   and l.cancelled_quantity >= l.quantity
                   and l.cancelled_on >= (o.suspected_at at time zone 'Asia/Tokyo')::date
                    on conflict do nothing
                """,
                outage,
                supplier);
    }

    private int statement(String sql, OutageId outage, SupplierId supplier) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return db.sql(sql)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .param("shipped", words.of("triage.reason.shipped"))
                .param("cancelled", words.of("triage.reason.supplierCancelled"))
                .param("now", now)
                .update();
    }
}
