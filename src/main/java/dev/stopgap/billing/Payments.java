package dev.stopgap.billing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What may be paid of the invoices that have come, and who approved it. */
@Service
class Payments {

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    Payments(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is to be approved.
     *
     * @param invoices how many invoices have something to pay
     * @param payable yen including tax that agree and are neither paid nor approved
     * @param heldBack yen including tax of these invoices that stay held
     * @param preparedBy who prepared it; none of them may approve it
     */
    record Proposal(int invoices, BigDecimal payable, BigDecimal heldBack, List<String> preparedBy) {}

    /** What agrees of the invoices up to this closing and is neither paid nor approved. */
    Proposal propose(Closing closing) {
        var preparedBy = preparedBy(closing);
        return db.sql(
                        """
                select count(*) as invoices, coalesce(sum(payable), 0) as payable, coalesce(sum(held_back), 0) as held_back
                  from payable_invoice
                 where supplier = :supplier and closing_on <= :closingOn
                """)
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .query((row, number) -> new Proposal(
                        row.getInt("invoices"),
                        row.getBigDecimal("payable"),
                        row.getBigDecimal("held_back"),
                        preparedBy))
                .single();
    }

    /**
     * Approves what {@link #propose} shows. Returns the yen including tax.
     *
     * @throws Problem where {@code user} has prepared it
     */
    @Transactional
    public BigDecimal approve(Closing closing, String user) {
        var preparedBy = preparedBy(closing);
        if (preparedBy.contains(user)) {
            throw new Problem(HttpStatus.FORBIDDEN, "billing.preparedByThemselves", user);
        }
        var approved = db.sql(
                        """
                insert into payment_approval (outage, supplier, closing_on, invoice_no, due_on, total, held_back, payable, prepared_by,
                                              approved_by, approved_at)
                select :outage, supplier, :closingOn, invoice_no, due_on, total, held_back, payable, :preparedBy, :user, :now
                  from payable_invoice
                 where supplier = :supplier and closing_on <= :closingOn
                returning payable
                """)
                .param("outage", closing.outage().value())
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .param("preparedBy", preparedBy.toArray(String[]::new))
                .param("user", user)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(BigDecimal.class)
                .list();
        var payable = approved.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        ledger.record(LedgerEntry.of("billing.released")
                .by(user)
                .in(closing.outage())
                .at(closing.supplier().value())
                .about(closing.on().toString())
                .with("invoices", approved.size())
                .with("yen", Money.plain(payable)));
        return payable;
    }

    /** Sends a proposal back for another look at the books; needs a note why. */
    @Transactional
    public void sendBack(Closing closing, String user, String note) {
        if (note.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "billing.reasonMissing");
        }
        ledger.record(LedgerEntry.of("billing.releaseSentBack")
                .by(user)
                .in(closing.outage())
                .at(closing.supplier().value())
                .about(closing.on().toString())
                .with("closing", closing.on())
                .with("reason", note));
    }

    // Who reviewed a request of this closing has had the figures in hand; where nothing was asked, the system prepared
    // them.
    private List<String> preparedBy(Closing closing) {
        var reviewers = db.sql(
                        """
                select distinct reviewed_by
                  from correction
                 where supplier = :supplier and closing_on = :closingOn and outage = :outage and reviewed_by is not null
                 order by reviewed_by
                """)
                .param("outage", closing.outage().value())
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .query(String.class)
                .list();
        return reviewers.isEmpty() ? List.of(LedgerEntry.SYSTEM) : reviewers;
    }
}
