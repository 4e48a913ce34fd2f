package dev.stopgap.triage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.orderbook.CancellationRequested;
import dev.stopgap.orderbook.LineKey;
import dev.stopgap.orderbook.OrderBook;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.FormTables;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the supplier is asked to do, and what it answered. A cancel is done when the supplier confirms it, not before. */
@Service
class Instructions {

    /** How long the supplier has to answer, each time it is asked. */
    static final Duration TIME_TO_ANSWER = Duration.ofHours(72);

    /** How often the supplier is reminded before somebody calls. */
    static final int MOST_CHASES = 2;

    private final JdbcClient db;
    private final Packages packages;
    private final OrderBook orderBook;
    private final Messages messages;
    private final TriageWords words;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Instructions(
            JdbcClient db,
            Packages packages,
            OrderBook orderBook,
            Messages messages,
            TriageWords words,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.packages = packages;
        this.orderBook = orderBook;
        this.messages = messages;
        this.words = words;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Lines to be cancelled that have left the warehouse since they were decided. */
    List<LineKey> shippedMeanwhile(PackageId id) {
        return keys(
                id,
                """
                select c.order_no, c.line_no
                  from line_conclusion c
                  left join open_line o using (supplier, order_no, line_no)
                 where c.package_id = :id and c.conclusion in ('CANCEL', 'SUBSTITUTE') and c.instruction = 'NONE'
                   and o.order_no is null
                 order by c.order_no, c.line_no
                """);
    }

    /** Lines to be cancelled that the supplier's terms no longer let us cancel, because they are being picked. */
    List<LineKey> notAllowedAnyMore(PackageId id) {
        return keys(
                id,
                """
                select c.order_no, c.line_no
                  from line_conclusion c
                  join open_line o using (supplier, order_no, line_no)
                 where c.package_id = :id and c.conclusion in ('CANCEL', 'SUBSTITUTE') and c.instruction = 'NONE'
                   and o.status = 'PICKING'
                 order by c.order_no, c.line_no
                """);
    }

    /** Keeps lines that were shipped before the supplier could be asked. */
    @Transactional
    int keepShipped(PackageId id) {
        return refuse(id, shippedMeanwhile(id), words.of("triage.reason.shippedBeforeRequest"));
    }

    /** Keeps lines that can no longer be cancelled by the terms; the buyer settles them. */
    @Transactional
    int keepNotAllowed(PackageId id) {
        return refuse(id, notAllowedAnyMore(id), words.of("triage.reason.notAllowedAnyMore"));
    }

    private int refuse(PackageId id, List<LineKey> lines, String reason) {
        return answered(id, lines, "NONE", "REFUSED", reason);
    }

    /** Asks the supplier to cancel what is to be cancelled. Returns the lines asked for. */
    @Transactional
    int request(PackageId id) {
        DecisionPackage it = packages.get(id);
        OffsetDateTime now = now();
        db.sql(
                        """
                update line_conclusion
                   set instruction = 'REQUESTED', instructed_at = :now
                 where package_id = :id and conclusion in ('CANCEL', 'SUBSTITUTE') and instruction = 'NONE'
                """)
                .param("now", now)
                .param("id", id.value())
                .update();
        db.sql("update decision_package set requested_at = :now where id = :id")
                .param("now", now)
                .param("id", id.value())
                .update();
        List<LineKey> lines = unanswered(id);
        if (lines.isEmpty()) {
            return 0;
        }
        var orders = orders(lines);
        messages.send(new Message(
                "cancel-request",
                List.of(Recipient.supplier("orders")),
                it.outage(),
                it.supplier().value(),
                "cancel-request " + id,
                false,
                clock.instant().plus(TIME_TO_ANSWER),
                model(id, lines)));
        ledger.record(LedgerEntry.of("triage.cancelRequested")
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("lines", lines.size())
                .with("orders", orders.size()));
        events.publishEvent(new CancellationRequested(it.supplier(), id.toString(), lines));
        return lines.size();
    }

    /** Asks the supplier to deliver what it can of the lines to be split, and the rest later. */
    @Transactional
    void requestSplitDelivery(PackageId id) {
        DecisionPackage it = packages.get(id);
        List<LineKey> lines = keys(
                id,
                """
                select order_no, line_no from line_conclusion
                 where package_id = :id and conclusion = 'SPLIT' and gone_at is null
                 order by order_no, line_no
                """);
        if (lines.isEmpty()) {
            return;
        }
        messages.send(new Message(
                "split-request",
                List.of(Recipient.supplier("orders")),
                it.outage(),
                it.supplier().value(),
                "split-request " + id,
                false,
                null,
                model(id, lines)));
        ledger.record(LedgerEntry.of("triage.splitRequested")
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("lines", lines.size())
                .with("orders", orders(lines).size()));
    }

    /** Reminds the supplier of what it has not answered. Returns how often it has been reminded by now. */
    @Transactional
    int chase(PackageId id) {
        DecisionPackage it = packages.get(id);
        List<LineKey> lines = unanswered(id);
        int chases = db.sql("update decision_package set chases = chases + 1 where id = :id returning chases")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        messages.send(new Message(
                "cancel-chase",
                List.of(Recipient.supplier("orders")),
                it.outage(),
                it.supplier().value(),
                "cancel-chase " + id + " " + chases,
                false,
                clock.instant().plus(TIME_TO_ANSWER),
                model(id, lines)));
        ledger.record(LedgerEntry.of("triage.supplierChased")
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("chase", chases)
                .with("lines", lines.size()));
        return chases;
    }

    /** Lines of which the supplier has not said whether it cancels them. */
    List<LineKey> unanswered(PackageId id) {
        return keys(
                id,
                """
                select order_no, line_no from line_conclusion
                 where package_id = :id and instruction = 'REQUESTED'
                 order by order_no, line_no
                """);
    }

    /** Sets the answer on lines that stood at {@code from}. Returns how many those were. */
    int answered(PackageId id, List<LineKey> lines, String from, String to, String reason) {
        return db.sql(
                        """
                update line_conclusion c
                   set instruction = :to, answered_at = :now, answer_reason = :reason
                  from unnest(:orders::text[], :lines::text[]) as k (order_no, line_no)
                 where c.package_id = :id and c.instruction = :from and c.conclusion in ('CANCEL', 'SUBSTITUTE')
                   and c.order_no = k.order_no and c.line_no = k.line_no
                """)
                .param("to", to)
                .param("from", from)
                .param("reason", reason)
                .param("now", now())
                .param("orders", lines.stream().map(LineKey::orderNo).toArray(String[]::new))
                .param("lines", lines.stream().map(LineKey::lineNo).toArray(String[]::new))
                .param("id", id.value())
                .update();
    }

    /** Takes the confirmed cancels into the order book. Returns how many refused lines the buyer has to settle. */
    @Transactional
    int confirm(PackageId id) {
        DecisionPackage it = packages.get(id);
        List<LineKey> confirmed = keys(
                id,
                """
                select order_no, line_no from line_conclusion
                 where package_id = :id and instruction = 'CONFIRMED'
                 order by order_no, line_no
                """);
        LocalDate today = clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
        orderBook.confirmCancellation(it.supplier(), confirmed, today);
        int refused = refusedUnsettled(id);
        ledger.record(LedgerEntry.of("triage.cancelsConfirmed")
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("confirmed", confirmed.size())
                .with("refused", refused));
        return refused;
    }

    /** Refused lines that nobody has settled yet. */
    int refusedUnsettled(PackageId id) {
        return db.sql(
                        """
                select count(*) from line_conclusion
                 where package_id = :id and instruction = 'REFUSED' and settled_at is null
                """)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Settles refused lines: they are awaited after all. {@code keepSubstitute} says whether their substitutes are bought
     * nevertheless; otherwise those that are not ordered yet are withdrawn.
     */
    @Transactional
    int settleRefused(PackageId id, boolean keepSubstitute, String user) {
        DecisionPackage it = packages.get(id);
        int withdrawn = keepSubstitute
                ? 0
                : db.sql(
                                """
                update replacement r
                   set state = 'WITHDRAWN'
                  from line_conclusion c
                 where c.package_id = :id and c.instruction = 'REFUSED' and c.settled_at is null
                   and r.state = 'RESERVED'
                   and r.supplier = c.supplier and r.order_no = c.order_no and r.line_no = c.line_no
                """)
                        .param("id", id.value())
                        .update();
        int settled = db.sql(
                        """
                update line_conclusion c
                   set settled_at = :now, conclusion = 'CONTINUE', overruled = true,
                       reason = :why, decided_by = :user, decided_at = :now,
                       provisional_on = f.expected_on
                  from line_fact f
                 where c.package_id = :id and c.instruction = 'REFUSED' and c.settled_at is null
                   and f.outage = c.outage and f.supplier = c.supplier and f.order_no = c.order_no and f.line_no = c.line_no
                """)
                .param("now", now())
                .param("why", words.of(keepSubstitute ? "triage.reason.refusedKeepBoth" : "triage.reason.refused"))
                .param("user", user)
                .param("id", id.value())
                .update();
        ledger.record(LedgerEntry.of("triage.refusedSettled")
                .by(user)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("lines", settled)
                .with("withdrawn", withdrawn));
        return settled;
    }

    private Map<String, Object> model(PackageId id, List<LineKey> lines) {
        return Map.of(
                "reference",
                "P-" + id,
                "lineCount",
                lines.size(),
                "lines",
                db.sql(
                                """
                        select f.order_no, f.line_no, f.item_name, f.unit, f.open_quantity
                          from line_conclusion c
                          join line_fact f using (outage, supplier, order_no, line_no)
                          join unnest(:orders::text[], :lines::text[]) as k (order_no, line_no) using (order_no, line_no)
                         where c.package_id = :id
                         order by f.order_no, f.line_no
                        """)
                        .param("orders", lines.stream().map(LineKey::orderNo).toArray(String[]::new))
                        .param("lines", lines.stream().map(LineKey::lineNo).toArray(String[]::new))
                        .param("id", id.value())
                        .query((row, number) -> Map.of(
                                "orderNo", row.getString("order_no"),
                                "lineNo", row.getString("line_no"),
                                "itemName", row.getString("item_name"),
                                "quantity", FormTables.plain(row.getBigDecimal("open_quantity")),
                                "unit", Objects.requireNonNullElse(row.getString("unit"), "")))
                        .list());
    }

    private static List<String> orders(List<LineKey> lines) {
        return lines.stream().map(LineKey::orderNo).distinct().toList();
    }

    private List<LineKey> keys(PackageId id, String sql) {
        return db.sql(sql)
                .param("id", id.value())
                .query((row, number) -> new LineKey(row.getString("order_no"), row.getString("line_no")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
