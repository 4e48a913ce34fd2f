package dev.stopgap.billing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What does not agree, over all matches, and what people decided about it. */
@Service
class Discrepancies {

    private final JdbcClient db;
    private final PaymentHolds holds;
    private final Ledger ledger;
    private final Clock clock;

    Discrepancies(JdbcClient db, PaymentHolds holds, Ledger ledger, Clock clock) {
        this.db = db;
        this.holds = holds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The supplier's contacts that must be asked to mend something and have not been, by name. */
    List<String> contactsToAsk(Closing closing) {
        return db.sql(
                        """
                select distinct contact
                  from open_discrepancy
                 where supplier = :supplier
                   and mended_by = 'SUPPLIER'
                   and not awaits_invoice
                   and being_asked is not true
                 order by contact
                """)
                .param("supplier", closing.supplier().value())
                .query(String.class)
                .list();
    }

    /** What the supplier has neither mended nor promised to mend; requests of other closings that still run do not count. */
    Findings unsettled(Closing closing) {
        return db.sql(
                        """
                select count(*) as count, coalesce(sum(abs(amount)), 0) as yen
                  from open_discrepancy
                 where supplier = :supplier
                   and mended_by = 'SUPPLIER'
                   and not awaits_invoice
                   and not (being_asked is true and asked_for_closing <> :closingOn)
                """)
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .query((row, number) -> new Findings(row.getLong("count"), row.getBigDecimal("yen")))
                .single();
    }

    /** What is ours to mend: to pay, to find, to send back. */
    Findings ours(Closing closing) {
        return db.sql(
                        """
                select count(*) as count, coalesce(sum(abs(amount)), 0) as yen
                  from open_discrepancy
                 where supplier = :supplier and mended_by <> 'SUPPLIER'
                """)
                .param("supplier", closing.supplier().value())
                .query((row, number) -> new Findings(row.getLong("count"), row.getBigDecimal("yen")))
                .single();
    }

    /**
     * Accepts what is left at the end of a closing.
     *
     * @param pay whether what was held for it is to be paid; else it stays held
     * @throws Problem where no reason is given
     */
    @Transactional
    public void acceptRemainder(Closing closing, String user, String reason, boolean pay) {
        if (reason.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "billing.reasonMissing");
        }
        var left = unsettled(closing);
        var accepted = db.sql(
                        """
                update discrepancy
                   set state = 'ACCEPTED', accepted_by = :user, accepted_at = :now, reason = :reason
                 where id in (select id
                                from open_discrepancy
                               where supplier = :supplier
                                 and mended_by = 'SUPPLIER'
                                 and not awaits_invoice
                                 and not (being_asked is true and asked_for_closing <> :closingOn))
                returning id
                """)
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .param("user", user)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        if (pay) {
            holds.payAnyway(accepted, user);
        }
        ledger.record(LedgerEntry.of(pay ? "billing.remainderPaid" : "billing.remainderWithheld")
                .by(user)
                .in(closing.outage())
                .at(closing.supplier().value())
                .about(closing.on().toString())
                .with("findings", left.count())
                .with("yen", Money.plain(left.yen()))
                .with("reason", reason));
    }
}
