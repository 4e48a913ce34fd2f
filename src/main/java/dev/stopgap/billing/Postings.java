package dev.stopgap.billing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is posted at a closing: provisionally while the invoice is missing, finally once payment is approved. */
@Service
class Postings {

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    Postings(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether goods came up to the closing that are on no invoice, and the closing's own invoice has not come. */
    boolean invoicesMissing(Closing closing) {
        return db.sql(
                        """
                select not exists (select from invoice where supplier = :supplier and closing_on = :closingOn)
                   and exists (select from shipped_uninvoiced(:supplier, :closingOn))
                """)
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .query(Boolean.class)
                .single();
    }

    /** Posts from our own order ledger what was shipped and is on no invoice, tax rounded down once per rate. */
    @Transactional
    public BigDecimal postProvisionally(Closing closing) {
        var posted = db.sql(
                        """
                insert into provisional_posting (outage, supplier, closing_on, tax_rate, lines, amount, tax, evidence, posted_at)
                select :outage, :supplier, :closingOn, tax_rate, count(*), sum(amount), floor(sum(amount) * tax_rate * 0.01),
                       format('own orders and shipments up to %s', :closingOn::date), :now
                  from shipped_uninvoiced(:supplier, :closingOn)
                 group by tax_rate
                 order by tax_rate desc
                    on conflict (supplier, closing_on, tax_rate) where reversed_at is null do nothing
                returning amount
                """)
                .param("outage", closing.outage().value())
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .param("now", now())
                .query(BigDecimal.class)
                .list();
        var amount = posted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        ledger.record(LedgerEntry.of("billing.postedProvisionally")
                .in(closing.outage())
                .at(closing.supplier().value())
                .about(closing.on().toString())
                .with("closing", closing.on())
                .with("yen", Money.plain(amount)));
        return amount;
    }

    /** Posts what was approved, and reverses the provisional postings whose invoice has come. */
    @Transactional
    public void post(Closing closing) {
        var amount = db.sql(
                        """
                with posted as (
                    insert into confirmed_posting (approval_id, supplier, closing_on, invoice_no, amount, posted_at)
                    select id, supplier, closing_on, invoice_no, payable, :now
                      from payment_approval
                     where supplier = :supplier
                        on conflict (approval_id) do nothing
                    returning amount
                )
                select coalesce(sum(amount), 0) from posted
                """)
                .param("supplier", closing.supplier().value())
                .param("now", now())
                .query(BigDecimal.class)
                .single();
        int reversed = db.sql(
                        """
                update provisional_posting p
                   set reversed_at = :now, replaced_by = i.invoice_no
                  from (select supplier, closing_on, min(invoice_no collate "C") as invoice_no
                          from invoice
                         group by supplier, closing_on) i
                 where i.supplier = p.supplier and i.closing_on = p.closing_on
                   and p.supplier = :supplier
                   and p.reversed_at is null
                """)
                .param("supplier", closing.supplier().value())
                .param("now", now())
                .update();
        ledger.record(LedgerEntry.of("billing.posted")
                .in(closing.outage())
                .at(closing.supplier().value())
                .about(closing.on().toString())
                .with("closing", closing.on())
                .with("yen", Money.plain(amount))
                .with("reversed", reversed));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
