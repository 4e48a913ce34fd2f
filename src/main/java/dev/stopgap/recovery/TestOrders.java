package dev.stopgap.recovery;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.TestOrderPlaced;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Small real orders that show whether the supplier really delivers again, followed step by step. */
@Service
public class TestOrders {

    private static final int ORDERS_A_WAVE = 2;

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final RecoveryProperties properties;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Ledger ledger;

    TestOrders(
            JdbcClient db,
            Clock clock,
            Outages outages,
            RecoveryProperties properties,
            Messages messages,
            ApplicationEventPublisher events,
            Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.properties = properties;
        this.messages = messages;
        this.events = events;
        this.ledger = ledger;
    }

    /** What a test order must pass, in this order. */
    public enum Step {
        /** The supplier has confirmed the order. */
        ACCEPTED,
        /** Stock is allocated to it. */
        ALLOCATED,
        /** It has a tracking number that the carrier shows. */
        TRACKING,
        /** It has arrived. */
        ARRIVED,
        /** It stands on a bill or in the transaction history. */
        INVOICED
    }

    /** How a wave's test orders stand. */
    enum Result {
        PASSED,
        WAITING,
        FAILED
    }

    /** Places two test orders of the wave's most urgent items: buyers are asked to enter them, and followed from now on. */
    @Transactional
    void place(OutageId outage, int waveNo, int attempt) {
        SupplierId supplier = outages.get(outage).supplier();
        List<Order> placed = db.sql(
                        """
                insert into test_order (test_order_no, outage, supplier, wave_no, attempt, sku, item_name, placed_at)
                select :outage || '-W' || :wave || 'A' || :attempt || '-T' || n, :outage, :supplier, :wave, :attempt, sku, item_name, :now
                  from (select sku, item_name, row_number() over (order by position) as n
                          from wave_sku where outage = :outage and wave_no = :wave) first
                 where n <= :orders
                returning test_order_no, sku, item_name
                """)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .param("wave", waveNo)
                .param("attempt", attempt)
                .param("orders", ORDERS_A_WAVE)
                .param("now", now())
                .query(Order.class)
                .list();
        Instant placedAt = clock.instant();
        db.sql(
                        """
                insert into test_order_step (test_order_no, step, position, due_at)
                select t.test_order_no, s.step, s.position, s.due_at
                  from test_order t
                 cross join unnest(:steps::text[], :dues::timestamptz[]) with ordinality as s (step, due_at, position)
                 where t.outage = :outage and t.wave_no = :wave and t.attempt = :attempt
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("attempt", attempt)
                .param("steps", steps().map(Step::name).toArray(String[]::new))
                .param(
                        "dues",
                        steps().map(step ->
                                        placedAt.plus(properties.limit(step)).toString())
                                .toArray(String[]::new))
                .update();
        messages.send(new Message(
                "test-order",
                List.of(Recipient.group("buyer")),
                outage,
                supplier.value(),
                "wave " + waveNo + " attempt " + attempt,
                false,
                null,
                Map.of(
                        "waveNo", waveNo,
                        "acceptedBy", placedAt.plus(properties.accepted()).toString(),
                        "lines",
                                placed.stream()
                                        .map(order -> Map.of(
                                                "testOrderNo", order.testOrderNo(),
                                                "sku", order.sku(),
                                                "itemName", order.itemName()))
                                        .toList())));
        placed.forEach(order -> events.publishEvent(new TestOrderPlaced(supplier, order.testOrderNo())));
        ledger.record(LedgerEntry.of("recovery.testOrdersPlaced")
                .in(outage)
                .at(supplier.value())
                .with("wave", waveNo)
                .with("orders", placed.size()));
    }

    private record Order(String testOrderNo, String sku, String itemName) {}

    private static Stream<Step> steps() {
        return Arrays.stream(Step.values());
    }

    /**
     * Records that a test order has passed {@code step} at {@code at}. The first record of a step stands; a second changes
     * nothing. Refused: an unknown test order, a time before its placing or in the future.
     */
    @Transactional
    public void record(String testOrderNo, Step step, Instant at, String user) {
        TestOrder order = find(testOrderNo);
        if (at.isBefore(order.placedAt().toInstant()) || at.isAfter(clock.instant())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "recovery.stepOutOfTime", testOrderNo, step.name());
        }
        int recorded = db.sql(
                        """
                update test_order_step set done_at = :at, recorded_by = :by
                 where test_order_no = :no and step = :step and done_at is null
                """)
                .param("no", testOrderNo)
                .param("step", step.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", user)
                .update();
        if (recorded > 0) {
            ledger.record(LedgerEntry.of("recovery.testStep." + step.name())
                    .by(user)
                    .in(new OutageId(order.outage()))
                    .at(order.supplier())
                    .about(testOrderNo)
                    .with("testOrder", testOrderNo));
        }
    }

    /** Records that a test order has failed, and why. */
    @Transactional
    public void fail(String testOrderNo, String why, String user) {
        TestOrder order = find(testOrderNo);
        if (why.isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "recovery.reasonNeeded");
        }
        db.sql("update test_order set failed_why = :why where test_order_no = :no")
                .param("no", testOrderNo)
                .param("why", why)
                .update();
        ledger.record(LedgerEntry.of("recovery.testFailed")
                .by(user)
                .in(new OutageId(order.outage()))
                .at(order.supplier())
                .about(testOrderNo)
                .with("testOrder", testOrderNo)
                .with("why", why));
    }

    /** Notes the number that the supplier has given a test order: imports of that number record its steps. */
    @Transactional
    public void known(String testOrderNo, String supplierOrderNo) {
        find(testOrderNo);
        db.sql("update test_order set supplier_order_no = :order where test_order_no = :no")
                .param("no", testOrderNo)
                .param("order", supplierOrderNo)
                .update();
    }

    /** Reads the steps of open test orders from what has been imported; returns how many were new. */
    @Transactional
    int readImports(SupplierId supplier) {
        return db.sql(
                        """
                with open_order as (
                    select test_order_no, supplier, coalesce(supplier_order_no, test_order_no) as order_no, placed_at
                      from test_order where supplier = :supplier
                ), seen as (
                    select o.test_order_no, 'ACCEPTED' as step
                      from open_order o join order_line l using (supplier, order_no)
                    union
                    select o.test_order_no, unnest(case when s.status in ('DELIVERED') then array['ALLOCATED', 'TRACKING', 'ARRIVED']
                                                        when s.tracking_no is not null then array['ALLOCATED', 'TRACKING']
                                                        else array['ALLOCATED'] end)
                      from open_order o join shipment s using (supplier, order_no)
                     where coalesce(s.status, 'SHIPPED') not in ('NOT_SHIPPED', 'ON_HOLD', 'ERROR_RETURNED', 'ALLOCATION_FAILED', 'RETURNED')
                    union
                    select o.test_order_no, 'INVOICED'
                      from open_order o join transaction t using (supplier, order_no)
                )
                update test_order_step p
                   set done_at = :now, recorded_by = 'import'
                  from seen s
                 where p.test_order_no = s.test_order_no and p.step = s.step and p.done_at is null
                """)
                .param("supplier", supplier.value())
                .param("now", now())
                .update();
    }

    /**
     * How the test orders of a wave's attempt stand: failed as soon as one is said to have failed or has missed a limit,
     * passed when every step is done in time.
     */
    Result check(OutageId outage, int waveNo, int attempt) {
        return db.sql(
                        """
                select case when bool_or(t.failed_why is not null or s.done_at > s.due_at
                                         or (s.done_at is null and s.due_at <= :now)) then 'FAILED'
                            when bool_and(s.done_at is not null) then 'PASSED'
                            else 'WAITING' end
                  from test_order t
                  join test_order_step s using (test_order_no)
                 where t.outage = :outage and t.wave_no = :wave and t.attempt = :attempt
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("attempt", attempt)
                .param("now", now())
                .query(Result.class)
                .single();
    }

    /** One step as the form shows it. */
    record Tracked(
            String testOrderNo, String itemName, String step, OffsetDateTime dueAt, @Nullable OffsetDateTime doneAt) {}

    /** Every step of the attempt's test orders, in order. */
    List<Tracked> tracked(OutageId outage, int waveNo, int attempt) {
        return db.sql(
                        """
                select test_order_no, t.item_name, s.step, s.due_at, s.done_at
                  from test_order t
                  join test_order_step s using (test_order_no)
                 where t.outage = :outage and t.wave_no = :wave and t.attempt = :attempt
                 order by test_order_no, s.position
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("attempt", attempt)
                .query(Tracked.class)
                .list();
    }

    private record TestOrder(String outage, String supplier, OffsetDateTime placedAt) {}

    private TestOrder find(String testOrderNo) {
        return db.sql("select outage, supplier, placed_at from test_order where test_order_no = :no")
                .param("no", testOrderNo)
                .query(TestOrder.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "recovery.noSuchTestOrder", testOrderNo));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
