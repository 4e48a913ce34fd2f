package dev.stopgap.sourcing;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.PurchaseOrderPlaced;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on a planned round and places its orders. */
@Service
class Purchases {

    private final JdbcClient db;
    private final Clock clock;
    private final Alternatives alternatives;
    private final OrderFiles files;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Ledger ledger;

    Purchases(
            JdbcClient db,
            Clock clock,
            Alternatives alternatives,
            OrderFiles files,
            Messages messages,
            ApplicationEventPublisher events,
            Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.alternatives = alternatives;
        this.files = files;
        this.messages = messages;
        this.events = events;
        this.ledger = ledger;
    }

    /** Notes that the plan is within the floor's limit and the budget: nobody is asked. */
    @Transactional
    void passByLimit(long plan) {
        decide(plan, "FLOOR", LedgerEntry.SYSTEM, null);
    }

    /**
     * Approves or refuses a plan. Refused by who proposed it, and a refusal needs a reason. What is refused stays reserved
     * and is proposed again on the next ordering day.
     */
    @Transactional
    void decide(OutageId outage, long plan, boolean approved, String by, @Nullable String reason) {
        String proposer = db.sql("select proposed_by from purchase_plan where id = :plan and outage = :outage")
                .param("plan", plan)
                .param("outage", outage.value())
                .query(String.class)
                .single();
        if (approved && proposer.equals(by)) {
            throw new Problem(HttpStatus.CONFLICT, "sourcing.ownProposal");
        }
        if (!approved && (reason == null || reason.isBlank())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "sourcing.reasonNeeded");
        }
        decide(plan, approved ? "APPROVED" : "REFUSED", by, reason);
        if (!approved) {
            refuse(plan);
        }
        ledger.record(LedgerEntry.of(approved ? "sourcing.purchaseApproved" : "sourcing.purchaseRefused")
                .by(by)
                .in(outage)
                .about(String.valueOf(plan))
                .with("yen", amount(plan).toBigInteger())
                .with("reason", reason));
    }

    private void decide(long plan, String decision, String by, @Nullable String reason) {
        db.sql(
                        """
                update purchase_plan
                   set decision = :decision, decided_by = :by, decided_at = :now, reason = :reason
                 where id = :plan and decision is null
                """)
                .param("plan", plan)
                .param("decision", decision)
                .param("by", by)
                .param("now", now())
                .param("reason", reason)
                .update();
    }

    private void refuse(long plan) {
        db.sql(
                        """
                with refused as (
                    update purchase_order set state = 'REFUSED' where plan_id = :plan and state = 'PROPOSED'
                    returning purchase_order_no
                )
                update purchase_order_line l set state = 'REFUSED'
                  from refused r where l.purchase_order_no = r.purchase_order_no
                """)
                .param("plan", plan)
                .update();
    }

    private BigDecimal amount(long plan) {
        return db.sql("select amount_yen from purchase_plan where id = :plan")
                .param("plan", plan)
                .query(BigDecimal.class)
                .single();
    }

    /** Places the plan's orders: each goes out as a message and lies as a file in the outbox. Returns how many. */
    @Transactional
    int place(OutageId outage, long plan) {
        dropWhatNoLongerIsReserved(plan);
        List<Placed> placed = markPlaced(plan);
        markReplacementsOrdered(plan);
        Map<String, List<OrderedLine>> lines = linesByOrder(plan);
        for (Placed order : placed) {
            send(outage, order, lines.getOrDefault(order.purchaseOrderNo(), List.of()));
        }
        if (!placed.isEmpty()) {
            ledger.record(LedgerEntry.of("sourcing.ordersPlaced")
                    .in(outage)
                    .at(placed.get(0).supplier())
                    .about(String.join(
                            " ", placed.stream().map(Placed::purchaseOrderNo).toList()))
                    .with("orders", placed.size())
                    .with("lines", placed.stream().mapToInt(Placed::lines).sum())
                    .with(
                            "yen",
                            placed.stream()
                                    .map(Placed::amountYen)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .toBigInteger()));
        }
        return placed.size();
    }

    // Between plan and approval the original may have come, and the triage has withdrawn the reservation.
    private void dropWhatNoLongerIsReserved(long plan) {
        db.sql(
                        """
                update purchase_order_line l set state = 'DROPPED'
                  from purchase_order o
                 where o.plan_id = :plan and o.purchase_order_no = l.purchase_order_no
                   and l.state = 'PROPOSED' and l.kind = 'REPLACEMENT'
                   and not exists (select from replacement r
                                    where r.supplier = l.supplier and r.order_no = l.order_no and r.line_no = l.line_no
                                      and r.state = 'RESERVED')
                """)
                .param("plan", plan)
                .update();
    }

    private List<Placed> markPlaced(long plan) {
        return db.sql(
                        """
                with left_over as (
                    select o.purchase_order_no, count(l.position) as lines, coalesce(sum(l.amount_yen), 0) as amount_yen
                      from purchase_order o
                      left join purchase_order_line l
                        on l.purchase_order_no = o.purchase_order_no and l.state = 'PROPOSED'
                     where o.plan_id = :plan and o.state = 'PROPOSED'
                     group by o.purchase_order_no
                ), lines_placed as (
                    update purchase_order_line l set state = 'PLACED'
                      from left_over n where l.purchase_order_no = n.purchase_order_no and l.state = 'PROPOSED'
                ), placed as (
                    update purchase_order o
                       set state = case when n.lines > 0 then 'PLACED' else 'REFUSED' end,
                           placed_at = case when n.lines > 0 then :now::timestamptz end,
                           expected_on = case when n.lines > 0 then :today::date + o.lead_time_days end,
                           lines = n.lines, amount_yen = n.amount_yen
                      from left_over n where o.purchase_order_no = n.purchase_order_no
                    returning o.*
                )
                select purchase_order_no, supplier, temporary_supplier, lines, amount_yen, lead_time_days, expected_on
                  from placed where state = 'PLACED' order by purchase_order_no
                """)
                .param("plan", plan)
                .param("now", now())
                .param("today", LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE))
                .query(Placed.class)
                .list();
    }

    private void markReplacementsOrdered(long plan) {
        db.sql(
                        """
                update replacement r set state = 'ORDERED', purchase_order_no = l.purchase_order_no
                  from purchase_order_line l
                  join purchase_order o using (purchase_order_no)
                 where o.plan_id = :plan and l.state = 'PLACED' and r.state = 'RESERVED'
                   and r.supplier = l.supplier and r.order_no = l.order_no and r.line_no = l.line_no
                """)
                .param("plan", plan)
                .update();
    }

    private Map<String, List<OrderedLine>> linesByOrder(long plan) {
        var byOrder = new LinkedHashMap<String, List<OrderedLine>>();
        db.sql(
                        """
                select l.purchase_order_no, l.position, l.alt_sku, l.item_name, l.packs, l.unit_price, l.amount_yen
                  from purchase_order_line l
                  join purchase_order o using (purchase_order_no)
                 where o.plan_id = :plan and l.state = 'PLACED'
                 order by l.purchase_order_no, l.position
                """)
                .param("plan", plan)
                .query(OrderedLine.class)
                .list()
                .forEach(line -> byOrder.computeIfAbsent(line.purchaseOrderNo(), no -> new ArrayList<>())
                        .add(line));
        return byOrder;
    }

    private void send(OutageId outage, Placed order, List<OrderedLine> lines) {
        String file = files.write(order.purchaseOrderNo(), lines);
        String mail = alternatives.orderMail(outage, order.temporarySupplier());
        messages.send(new Message(
                mail == null ? "purchase-order-by-hand" : "purchase-order",
                List.of(mail == null ? Recipient.group("buyer") : Recipient.mail(mail)),
                outage,
                order.supplier(),
                order.purchaseOrderNo(),
                false,
                null,
                Map.of(
                        "purchaseOrderNo", order.purchaseOrderNo(),
                        "temporarySupplier", order.temporarySupplier(),
                        "recipientName", order.temporarySupplier(),
                        "orderedAt", clock.instant().toString(),
                        "deliverBy", order.expectedOn().toString(),
                        "lineCount", order.lines(),
                        "amountYen", order.amountYen().toBigInteger().toString(),
                        "file", file,
                        "lines", lines.stream().map(OrderedLine::asText).toList())));
        events.publishEvent(new PurchaseOrderPlaced(
                new SupplierId(order.supplier()), order.purchaseOrderNo(), order.leadTimeDays()));
    }

    private record Placed(
            String purchaseOrderNo,
            String supplier,
            String temporarySupplier,
            int lines,
            BigDecimal amountYen,
            int leadTimeDays,
            LocalDate expectedOn) {}

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
