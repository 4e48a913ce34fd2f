package dev.stopgap.sourcing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What temporary suppliers deliver, as it is counted at the door. */
@Service
public class GoodsReceipts {

    private final JdbcClient db;
    private final Clock clock;
    private final StandingOrders standingOrders;
    private final ProcessMessages processes;
    private final Ledger ledger;

    GoodsReceipts(JdbcClient db, Clock clock, StandingOrders standingOrders, ProcessMessages processes, Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.standingOrders = standingOrders;
        this.processes = processes;
        this.ledger = ledger;
    }

    /** So many packs of the temporary supplier's item {@code altSku}. */
    public record Arrival(String altSku, BigDecimal packs) {}

    /** How a delivery compares with what was ordered. */
    public enum Result {
        AS_ORDERED,
        PARTLY,
        WRONG
    }

    /** A booked receipt. */
    public record Receipt(long id, String purchaseOrderNo, Result result) {}

    /**
     * Books a delivery: lines that replace an order line are served first. What nobody ordered is noted as surplus and
     * makes the receipt {@link Result#WRONG}; an order of which something is still missing makes it {@link Result#PARTLY}.
     * Refused with problem {@code sourcing.noSuchOrder} where no such order has been placed.
     */
    @Transactional
    public Receipt receive(String purchaseOrderNo, List<Arrival> arrivals, String by) {
        Order order = db.sql(
                        """
                select outage, supplier, temporary_supplier from purchase_order
                 where purchase_order_no = :no and placed_at is not null
                   for update
                """)
                .param("no", purchaseOrderNo)
                .query(Order.class)
                .optional()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "sourcing.noSuchOrder", purchaseOrderNo));
        var outage = new OutageId(order.outage());
        standingOrders.projectStock(outage);
        long receipt = insertReceipt(purchaseOrderNo, by);
        insertReceiptLines(receipt, purchaseOrderNo, arrivals);
        shareOut(receipt, purchaseOrderNo);
        updateReplacements(purchaseOrderNo);
        completeOrder(purchaseOrderNo);
        Result result = compare(receipt, purchaseOrderNo);
        ledger.record(LedgerEntry.of("sourcing.goodsReceived." + result.name())
                .by(by)
                .in(outage)
                .at(order.supplier())
                .about(purchaseOrderNo)
                .with("purchaseOrderNo", purchaseOrderNo)
                .with("supplier", order.temporarySupplier()));
        processes.send(ProcessMessage.toOne(
                "goodsReceived",
                order.outage(),
                Map.of(
                        TemporarySourcing.PURCHASE_ORDER_NO,
                        purchaseOrderNo,
                        TemporarySourcing.RECEIPT_ID,
                        receipt,
                        TemporarySourcing.RECEIPT_RESULT,
                        result.name())));
        return new Receipt(receipt, purchaseOrderNo, result);
    }

    /** Books everything that is still missing of an order; does nothing where nothing is. */
    @Transactional
    public void receiveAll(String purchaseOrderNo, String by) {
        List<Arrival> missing = db.sql(
                        """
                select alt_sku, sum(packs - arrived_packs) as packs
                  from purchase_order_line
                 where purchase_order_no = :no and state in ('PLACED', 'PARTLY_ARRIVED')
                 group by alt_sku order by alt_sku
                """)
                .param("no", purchaseOrderNo)
                .query(Arrival.class)
                .list();
        if (!missing.isEmpty()) {
            receive(purchaseOrderNo, missing, by);
        }
    }

    private record Order(String outage, String supplier, String temporarySupplier) {}

    private long insertReceipt(String purchaseOrderNo, String by) {
        return db.sql(
                        """
                insert into goods_receipt (purchase_order_no, received_at, received_by, result)
                values (:no, :now, :by, 'AS_ORDERED')
                returning id
                """)
                .param("no", purchaseOrderNo)
                .param("now", now())
                .param("by", by)
                .query(Long.class)
                .single();
    }

    private void insertReceiptLines(long receipt, String purchaseOrderNo, List<Arrival> arrivals) {
        db.sql(
                        """
                insert into goods_receipt_line (receipt_id, alt_sku, packs, surplus)
                select :receipt, a.alt_sku, a.packs, greatest(a.packs - coalesce(m.packs, 0), 0)
                  from (select alt_sku, sum(packs) as packs
                          from unnest(:skus::text[], :packs::numeric[]) as given (alt_sku, packs)
                         group by alt_sku) a
                  left join (select alt_sku, sum(packs - arrived_packs) as packs
                               from purchase_order_line
                              where purchase_order_no = :no and state in ('PLACED', 'PARTLY_ARRIVED')
                              group by alt_sku) m using (alt_sku)
                """)
                .param("receipt", receipt)
                .param("no", purchaseOrderNo)
                .param("skus", arrivals.stream().map(Arrival::altSku).toArray(String[]::new))
                .param(
                        "packs",
                        arrivals.stream().map(a -> a.packs().toPlainString()).toArray(String[]::new))
                .update();
    }

    // In the order of the lines' positions: replacements stand before refills.
    private void shareOut(long receipt, String purchaseOrderNo) {
        db.sql(
                        """
                with missing as (
                    select position, alt_sku, packs - arrived_packs as packs,
                           sum(packs - arrived_packs) over (partition by alt_sku order by position)
                           - (packs - arrived_packs) as before
                      from purchase_order_line
                     where purchase_order_no = :no and state in ('PLACED', 'PARTLY_ARRIVED')
                ), share as (
                    select m.position, least(m.packs, greatest(a.packs - m.before, 0)) as packs
                      from missing m
                      join goods_receipt_line a on a.receipt_id = :receipt and a.alt_sku = m.alt_sku
                ), booked as (
                    update purchase_order_line l
                       set arrived_packs = l.arrived_packs + s.packs,
                           state = case when l.arrived_packs + s.packs = l.packs then 'ARRIVED' else 'PARTLY_ARRIVED' end,
                           arrived_at = :now
                      from share s
                     where l.purchase_order_no = :no and l.position = s.position and s.packs > 0
                    returning l.outage, l.kind, l.sku, l.quantity * s.packs / l.packs as quantity
                )
                update standing_order o
                   set projected_stock = o.projected_stock + b.quantity
                  from (select outage, sku, sum(quantity) as quantity
                          from booked where kind = 'REFILL' group by outage, sku) b
                 where o.outage = b.outage and o.sku = b.sku
                """)
                .param("no", purchaseOrderNo)
                .param("receipt", receipt)
                .param("now", now())
                .update();
    }

    private void updateReplacements(String purchaseOrderNo) {
        db.sql(
                        """
                update replacement r
                   set arrived_quantity = round(r.quantity * l.arrived_packs / l.packs, 4),
                       state = case when l.arrived_packs = 0 then 'ORDERED' when l.arrived_packs < l.packs then 'PARTLY_ARRIVED'
                                    else 'ARRIVED' end
                  from purchase_order_line l
                 where l.purchase_order_no = :no and l.state in ('PLACED', 'PARTLY_ARRIVED', 'ARRIVED')
                   and r.supplier = l.supplier and r.order_no = l.order_no and r.line_no = l.line_no
                   and r.state in ('ORDERED', 'PARTLY_ARRIVED')
                """)
                .param("no", purchaseOrderNo)
                .update();
    }

    private void completeOrder(String purchaseOrderNo) {
        db.sql(
                        """
                update purchase_order o
                   set state = case when l.missing = 0 then 'ARRIVED' when l.arrived > 0 then 'PARTLY_ARRIVED' else o.state end,
                       arrived_at = case when l.missing = 0 then coalesce(o.arrived_at, :now::timestamptz) end
                  from (select count(*) filter (where state in ('PLACED', 'PARTLY_ARRIVED')) as missing,
                               count(*) filter (where arrived_packs > 0) as arrived
                          from purchase_order_line where purchase_order_no = :no) l
                 where o.purchase_order_no = :no
                """)
                .param("no", purchaseOrderNo)
                .param("now", now())
                .update();
    }

    private Result compare(long receipt, String purchaseOrderNo) {
        return db.sql(
                        """
                update goods_receipt
                   set result = case when exists (select from goods_receipt_line where receipt_id = :receipt and surplus > 0)
                                     then 'WRONG'
                                     when exists (select from purchase_order_line
                                                   where purchase_order_no = :no and state in ('PLACED', 'PARTLY_ARRIVED'))
                                     then 'PARTLY' else 'AS_ORDERED' end
                 where id = :receipt
                returning result
                """)
                .param("receipt", receipt)
                .param("no", purchaseOrderNo)
                .query(Result.class)
                .single();
    }

    /** What came and what is missing of the receipt's order, an item a row: at most a hundred, the worst first. */
    List<Compared> compared(long receipt) {
        return db.sql(
                        """
                select coalesce(m.item_name, a.alt_sku) as item, coalesce(a.packs, 0) as came,
                       coalesce(m.missing, 0) as missing, coalesce(a.surplus, 0) as surplus
                  from (select alt_sku, packs, surplus from goods_receipt_line where receipt_id = :receipt) a
                  full join (select l.alt_sku, min(l.item_name) as item_name, sum(l.packs - l.arrived_packs) as missing
                               from purchase_order_line l
                               join goods_receipt r on r.id = :receipt and r.purchase_order_no = l.purchase_order_no
                              group by l.alt_sku) m using (alt_sku)
                 where coalesce(m.missing, 0) > 0 or coalesce(a.surplus, 0) > 0
                 order by coalesce(a.surplus, 0) desc, coalesce(m.missing, 0) desc, alt_sku
                 limit 100
                """)
                .param("receipt", receipt)
                .query(Compared.class)
                .list();
    }

    record Compared(String item, BigDecimal came, BigDecimal missing, BigDecimal surplus) {}

    /** What a buyer does about a receipt that is not as ordered. */
    enum Settlement {
        /** The rest will come. */
        WAIT,
        /** The rest will not come: what is missing is bought again on the next ordering day. */
        CLOSE_SHORT,
        /** The surplus goes back; the rest is awaited. */
        RETURN
    }

    /** Settles a receipt, once. */
    @Transactional
    void settle(OutageId outage, long receipt, Settlement settlement, String by) {
        String no = db.sql(
                        """
                update goods_receipt set settlement = :settlement, settled_by = :by, settled_at = :now
                 where id = :receipt and settlement is null
                returning purchase_order_no
                """)
                .param("receipt", receipt)
                .param("settlement", settlement.name())
                .param("by", by)
                .param("now", now())
                .query(String.class)
                .single();
        if (settlement == Settlement.CLOSE_SHORT) {
            closeShort(no);
            completeOrder(no);
        }
        ledger.record(LedgerEntry.of("sourcing.receiptSettled." + settlement.name())
                .by(by)
                .in(outage)
                .about(no)
                .with("purchaseOrderNo", no));
    }

    // What has partly come keeps what has come; of what has not come at all the reservation lives again.
    private void closeShort(String purchaseOrderNo) {
        db.sql(
                        """
                with closed as (
                    update purchase_order_line set state = 'CLOSED_SHORT'
                     where purchase_order_no = :no and state in ('PLACED', 'PARTLY_ARRIVED')
                    returning supplier, order_no, line_no, arrived_packs
                )
                update replacement r
                   set state = case when c.arrived_packs > 0 then 'ARRIVED' else 'RESERVED' end,
                       quantity = case when c.arrived_packs > 0 then r.arrived_quantity else r.quantity end,
                       alt_quantity = case when c.arrived_packs > 0 then c.arrived_packs else r.alt_quantity end,
                       purchase_order_no = case when c.arrived_packs > 0 then r.purchase_order_no end
                  from closed c
                 where r.supplier = c.supplier and r.order_no = c.order_no and r.line_no = c.line_no
                   and r.state in ('ORDERED', 'PARTLY_ARRIVED')
                """)
                .param("no", purchaseOrderNo)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
