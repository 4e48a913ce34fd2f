package dev.stopgap.billing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The three-point match itself, by the rules of {@code docs/billing.md}: reads the order book, writes one run with its
 * findings, and brings the lasting findings up to date with it. Changes nothing of what it reads.
 */
@Component
class BookMatch {

    private final JdbcClient db;
    private final LineMatch lines;
    private final InvoiceMatch invoices;

    BookMatch(JdbcClient db, LineMatch lines, InvoiceMatch invoices) {
        this.db = db;
        this.lines = lines;
        this.invoices = invoices;
    }

    /** Matches everything of {@code supplier} as of {@code asOf}; returns the run's number. */
    long run(String supplier, LocalDate asOf, int refundDays, String user, OffsetDateTime now) {
        // Two matches of one supplier at once would find the same things twice.
        db.sql("select count(*) from pg_advisory_xact_lock(hashtext('match ' || :supplier))")
                .param("supplier", supplier)
                .query(Long.class)
                .single();
        long match = db.sql(
                        """
                insert into match_run (supplier, as_of, made_at, made_by)
                values (:supplier, :asOf, :now, :user)
                returning id
                """)
                .param("supplier", supplier)
                .param("asOf", asOf)
                .param("now", now)
                .param("user", user)
                .query(Long.class)
                .single();
        lines.compareKnownLines(match, supplier);
        lines.findUnknownLines(match, supplier);
        lines.findDoubleArrivals(match, supplier);
        invoices.checkSums(match, supplier);
        invoices.checkPayments(match, supplier, asOf);
        invoices.checkRefunds(match, supplier, asOf, refundDays);
        takeOver(match, supplier, now);
        reopenBroken(match, asOf);
        closeGone(match, supplier, now);
        return match;
    }

    // What is found stays as people have left it, unless it had been closed, or was accepted with another figure.
    private void takeOver(long match, String supplier, OffsetDateTime now) {
        db.sql(
                        """
                insert into discrepancy as d (id, supplier, kind, order_no, line_no, invoice_no, tax_rate, payment_no, quantity,
                                              amount, sides, state, first_found_at, last_found_at, last_match)
                select id, :supplier, kind, order_no, line_no, invoice_no, tax_rate, payment_no, quantity,
                       amount, sides, 'OPEN', :now, :now, :match
                  from match_finding
                 where match_id = :match
                    on conflict (id) do update
                   set quantity = excluded.quantity,
                       amount = excluded.amount,
                       sides = excluded.sides,
                       last_found_at = excluded.last_found_at,
                       last_match = excluded.last_match,
                       state = case when d.state = 'CLOSED' or d.state = 'ACCEPTED' and d.amount <> excluded.amount
                                    then 'OPEN' else d.state end,
                       reopened = d.reopened
                           + case when d.state = 'CLOSED' or d.state = 'ACCEPTED' and d.amount <> excluded.amount then 1 else 0 end,
                       closed_at = null,
                       reason = case when d.state = 'ACCEPTED' and d.amount = excluded.amount then d.reason end,
                       promised_until = case when d.state = 'PROMISED' then d.promised_until end
                """)
                .param("match", match)
                .param("supplier", supplier)
                .param("now", now)
                .update();
    }

    // A promise whose day has passed without effect counts no longer.
    private void reopenBroken(long match, LocalDate asOf) {
        db.sql(
                        """
                update discrepancy
                   set state = 'OPEN', reopened = reopened + 1, promised_until = null
                 where last_match = :match and state = 'PROMISED' and promised_until < :asOf
                """)
                .param("match", match)
                .param("asOf", asOf)
                .update();
    }

    private void closeGone(long match, String supplier, OffsetDateTime now) {
        db.sql(
                        """
                update discrepancy
                   set state = 'CLOSED', closed_at = :now,
                       reason = case state when 'PROMISED' then 'MENDED_AS_PROMISED' else 'NO_LONGER_FOUND' end
                 where supplier = :supplier and state <> 'CLOSED' and last_match <> :match
                """)
                .param("match", match)
                .param("supplier", supplier)
                .param("now", now)
                .update();
    }
}
