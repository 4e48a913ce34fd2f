package dev.stopgap.billing;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.CorrectionRequested;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requests to the supplier to mend what the match has found: drafted, reviewed, sent, reminded of, answered, decided. */
@Service
class Corrections {

    private static final int DAYS_TO_ANSWER = 7;
    private static final int DAYS_TO_ANSWER_A_REMINDER = 3;
    private static final LocalTime END_OF_OFFICE = LocalTime.of(18, 0);

    private final JdbcClient db;
    private final Messages messages;
    private final FindingRows rows;
    private final PaymentHolds holds;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(
            JdbcClient db,
            Messages messages,
            FindingRows rows,
            PaymentHolds holds,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.rows = rows;
        this.holds = holds;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One request.
     *
     * @param findings how many findings it lists
     * @param yen their sum, each taken as positive
     */
    record Correction(
            String id,
            OutageId outage,
            SupplierId supplier,
            LocalDate closingOn,
            String contact,
            String template,
            String state,
            int findings,
            BigDecimal yen,
            int reminders) {}

    /** A message that carries a request, and until when the answer is awaited. */
    record Sent(long message, Instant answerBy) {}

    /** Puts what one contact has to mend, and has not been asked for, into one request. */
    @Transactional
    public Correction draft(Closing closing, String contact) {
        String id = db.sql(
                        """
                insert into correction (outage, supplier, closing_on, contact, template, state, findings, amount, drafted_at)
                select :outage, :supplier, :closingOn, :contact,
                       case when bool_and(remedy = 'REFUND') then 'refund-check' else 'invoice-correction' end,
                       'DRAFTED', count(*), coalesce(sum(abs(amount)), 0), :now
                  from open_discrepancy
                 where supplier = :supplier
                   and contact = :contact
                   and mended_by = 'SUPPLIER'
                   and not awaits_invoice
                   and being_asked is not true
                returning id
                """)
                .param("outage", closing.outage().value())
                .param("supplier", closing.supplier().value())
                .param("closingOn", closing.on())
                .param("contact", contact)
                .param("now", now())
                .query(String.class)
                .single();
        db.sql(
                        """
                update discrepancy
                   set correction_id = :correction
                 where id in (select id
                                from open_discrepancy
                               where supplier = :supplier
                                 and contact = :contact
                                 and mended_by = 'SUPPLIER'
                                 and not awaits_invoice
                                 and being_asked is not true)
                """)
                .param("correction", id)
                .param("supplier", closing.supplier().value())
                .param("contact", contact)
                .update();
        return get(id);
    }

    /** The request; {@link Problem} where there is none of that number. */
    Correction get(String id) {
        return find(id).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "correction.unknown", id));
    }

    /** The request, if there is one of that number. */
    Optional<Correction> find(String id) {
        return db.sql("select * from correction where id = :id")
                .param("id", id)
                .query((row, number) -> new Correction(
                        row.getString("id"),
                        new OutageId(row.getString("outage")),
                        new SupplierId(row.getString("supplier")),
                        row.getObject("closing_on", LocalDate.class),
                        row.getString("contact"),
                        row.getString("template"),
                        row.getString("state"),
                        row.getInt("findings"),
                        row.getBigDecimal("amount"),
                        row.getInt("reminders")))
                .optional();
    }

    /** Notes who has looked at a draft, and whether it is to be sent; a request that is left out needs a note why. */
    @Transactional
    public void review(String id, String user, boolean send, String note) {
        if (!send && note.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "billing.reasonMissing");
        }
        var correction = get(id);
        db.sql(
                        """
                update correction
                   set reviewed_by = :user, reviewed_at = :now, note = :note, state = case when :send then state else 'LEFT_OUT' end
                 where id = :id and state = 'DRAFTED'
                """)
                .param("id", id)
                .param("user", user)
                .param("note", note.isBlank() ? null : note)
                .param("send", send)
                .param("now", now())
                .update();
        if (!send) {
            record("billing.correctionLeftOut", correction, user, entry -> entry.with("reason", note));
        }
    }

    /** Writes the request to the supplier; the process brings it there. */
    @Transactional
    public Sent write(String id) {
        var correction = get(id);
        var answerBy = officeEnd(DAYS_TO_ANSWER);
        long message = messages.write(message(correction, correction.template(), id, answerBy));
        db.sql("update correction set state = 'SENT', answer_by = :answerBy where id = :id")
                .param("id", id)
                .param("answerBy", answerBy.atOffset(ZoneOffset.UTC))
                .update();
        record(
                "billing.correctionRequested",
                correction,
                LedgerEntry.SYSTEM,
                entry -> entry.with("answerBy", LocalDate.ofInstant(answerBy, BusinessTime.ZONE)));
        events.publishEvent(
                new CorrectionRequested(correction.supplier(), id, correction.findings(), correction.yen()));
        return new Sent(message, answerBy);
    }

    /** Writes a reminder to the supplier, with a new deadline. */
    @Transactional
    public Sent remind(String id) {
        var correction = get(id);
        int number = correction.reminders() + 1;
        var answerBy = officeEnd(DAYS_TO_ANSWER_A_REMINDER);
        long message = messages.write(message(correction, "reminder", id + " reminder " + number, answerBy));
        db.sql("update correction set reminders = :number, answer_by = :answerBy where id = :id")
                .param("id", id)
                .param("number", number)
                .param("answerBy", answerBy.atOffset(ZoneOffset.UTC))
                .update();
        record("billing.correctionReminded", correction, LedgerEntry.SYSTEM, entry -> entry.with("reminder", number));
        return new Sent(message, answerBy);
    }

    /** Notes what a manager made of a refusal or of silence: to accept what was billed, or to go on disputing it. */
    @Transactional
    public void decide(String id, String user, boolean accept, String reason) {
        if (reason.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "billing.reasonMissing");
        }
        var correction = get(id);
        db.sql(
                        """
                update correction
                   set state = case when :accept then 'ACCEPTED' else 'DISPUTED' end,
                       decided_by = :user, decided_at = :now, reason = :reason
                 where id = :id
                """)
                .param("id", id)
                .param("accept", accept)
                .param("user", user)
                .param("reason", reason)
                .param("now", now())
                .update();
        if (accept) {
            acceptFindings(id, user, reason);
        }
        record(
                accept ? "billing.refusalAccepted" : "billing.refusalDisputed",
                correction,
                user,
                entry -> entry.with("reason", reason));
    }

    private void acceptFindings(String correction, String user, String reason) {
        var accepted = db.sql(
                        """
                update discrepancy
                   set state = 'ACCEPTED', accepted_by = :user, accepted_at = :now, reason = :reason
                 where correction_id = :correction and state = 'OPEN'
                returning id
                """)
                .param("correction", correction)
                .param("user", user)
                .param("reason", reason)
                .param("now", now())
                .query(String.class)
                .list();
        holds.payAnyway(accepted, user);
    }

    private Message message(Correction correction, String template, String onceFor, Instant answerBy) {
        return new Message(
                template,
                List.of(Recipient.supplier(correction.contact())),
                correction.outage(),
                correction.supplier().value(),
                onceFor,
                false,
                answerBy,
                Map.of(
                        "reference", correction.id(),
                        "subject", rows.word("billing.asked." + correction.template()),
                        "amountYen", Money.whole(correction.yen()),
                        "ground", rows.word("billing.ground"),
                        "findings", rows.inLetter(correction.id())));
    }

    private void record(
            String code, Correction correction, String user, java.util.function.UnaryOperator<LedgerEntry> more) {
        ledger.record(more.apply(LedgerEntry.of(code)
                .by(user)
                .in(correction.outage())
                .at(correction.supplier().value())
                .about(correction.id())
                .with("correction", correction.id())
                .with("findings", correction.findings())
                .with("yen", Money.plain(correction.yen()))));
    }

    private Instant officeEnd(int days) {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE)
                .plusDays(days)
                .atTime(END_OF_OFFICE)
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
