package dev.stopgap.sourcing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together what is to be bought: the reserved replacements, and what the shelf lacks of the classes A (to two weeks)
 * and B (to one week); one purchase order a temporary supplier.
 */
@Service
class PurchasePlanning {

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final StandingOrders standingOrders;
    private final Ledger ledger;

    PurchasePlanning(JdbcClient db, Clock clock, Outages outages, StandingOrders standingOrders, Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.standingOrders = standingOrders;
        this.ledger = ledger;
    }

    /** Plans a round, of {@code sku} only where one is named. What is on order already is not ordered again. */
    @Transactional
    PurchasePlan plan(OutageId outage, PurchasePlan.Trigger trigger, @Nullable String sku, String proposedBy) {
        String supplier = outages.get(outage).supplier().value();
        standingOrders.projectStock(outage);
        Withdrawn withdrawn = withdrawWhatHasCome(supplier);
        turnToChosenSuppliers(outage, supplier);
        long id = db.sql(
                        """
                insert into purchase_plan (outage, trigger, planned_at, proposed_by, withdrawn, withdrawn_yen, already_ordered)
                values (:outage, :trigger, :now, :by, :withdrawn, :yen,
                        (select count(*) from purchase_order_line l
                          where l.outage = :outage and l.sku = :sku::text
                            and l.state in ('PROPOSED', 'PLACED', 'PARTLY_ARRIVED')))
                returning id
                """)
                .param("outage", outage.value())
                .param("trigger", trigger.name())
                .param("now", now())
                .param("by", proposedBy)
                .param("withdrawn", withdrawn.lines())
                .param("yen", withdrawn.yen())
                .param("sku", sku)
                .query(Long.class)
                .single();
        addLines(outage, supplier, sku);
        addOrders(outage, supplier, id);
        PurchasePlan plan = total(id, withdrawn);
        if (withdrawn.lines() > 0) {
            ledger.record(LedgerEntry.of("sourcing.duplicatesAvoided")
                    .in(outage)
                    .at(supplier)
                    .with("lines", withdrawn.lines())
                    .with("yen", withdrawn.yen().toBigInteger()));
        }
        if (plan.lines() > 0) {
            ledger.record(LedgerEntry.of("sourcing.purchasePlanned")
                    .by(proposedBy)
                    .in(outage)
                    .at(supplier)
                    .about(String.valueOf(id))
                    .with("lines", plan.lines())
                    .with("yen", plan.amountYen().toBigInteger()));
        }
        return plan;
    }

    /** The orders of a plan, by number. */
    List<PurchasePlan.Order> orders(long plan) {
        return db.sql(
                        """
                select purchase_order_no, temporary_supplier, lines, amount_yen, lead_time_days
                  from purchase_order where plan_id = :plan order by purchase_order_no
                """)
                .param("plan", plan)
                .query(PurchasePlan.Order.class)
                .list();
    }

    private record Withdrawn(int lines, BigDecimal yen) {}

    private Withdrawn withdrawWhatHasCome(String supplier) {
        return db.sql(
                        """
                with withdrawn as (
                    update replacement r
                       set state = 'WITHDRAWN'
                      from order_line l
                      left join shipped_line s using (supplier, order_no, line_no)
                     where r.supplier = :supplier and r.state = 'RESERVED'
                       and l.supplier = r.supplier and l.order_no = r.order_no and l.line_no = r.line_no
                       and (l.status in ('SHIPPED', 'IN_TRANSIT', 'DELIVERED')
                            or s.shipped_quantity > 0
                           and s.shipped_quantity >= l.quantity - coalesce(l.cancelled_quantity, 0))
                    returning r.alt_quantity * r.unit_price as yen
                )
                select count(*) as lines, coalesce(sum(yen), 0) as yen from withdrawn
                """)
                .param("supplier", supplier)
                .query(Withdrawn.class)
                .single();
    }

    // The triage reserves by rank; who was not chosen does not get the order, the best of the chosen does.
    private void turnToChosenSuppliers(OutageId outage, String supplier) {
        db.sql(
                        """
                update replacement r
                   set temporary_supplier = o.alt_supplier, alt_sku = o.alt_sku,
                       alt_quantity = ceil(r.quantity / o.our_units), unit_price = o.unit_price
                  from order_line l
                  join (select distinct on (f.supplier, f.sku) f.*
                          from substitute_offer f
                          join temporary_supplier t
                            on t.outage = :outage and t.alt_supplier = f.alt_supplier and t.state = 'CHOSEN'
                         order by f.supplier, f.sku, f.rank, f.alt_supplier) o
                    on o.supplier = l.supplier and o.sku = l.sku
                 where r.supplier = :supplier and r.state = 'RESERVED'
                   and l.supplier = r.supplier and l.order_no = r.order_no and l.line_no = r.line_no
                   and not exists (select from temporary_supplier t
                                    where t.outage = :outage and t.alt_supplier = r.temporary_supplier and t.state = 'CHOSEN')
                """)
                .param("outage", outage.value())
                .param("supplier", supplier)
                .update();
    }

    private void addLines(OutageId outage, String supplier, @Nullable String sku) {
        db.sql(
                        """
                with on_order as (
                    select sku, sum(quantity * (packs - arrived_packs) / packs) as quantity
                      from purchase_order_line
                     where outage = :outage and kind = 'REFILL' and state in ('PROPOSED', 'PLACED', 'PARTLY_ARRIVED')
                     group by sku
                ), shelf as (
                    select s.sku, s.temporary_supplier, o.alt_sku, o.our_units, o.unit_price, o.min_quantity,
                           o.lead_time_days,
                           s.daily_usage * case s.item_class when 'A' then 14 else 7 end
                           - s.projected_stock - coalesce(n.quantity, 0) as lacking
                      from standing_order s
                      join substitute_offer o
                        on o.supplier = s.supplier and o.sku = s.sku and o.alt_supplier = s.temporary_supplier
                      left join on_order n on n.sku = s.sku
                     where s.outage = :outage and s.buys_from = 'TEMPORARY'
                ), need as (
                    select 'REPLACEMENT' as kind, r.order_no, r.line_no, l.sku, r.temporary_supplier, r.alt_sku,
                           r.quantity, r.alt_quantity as packs, r.unit_price,
                           (select min(s.lead_time_days) from substitute s
                             where s.supplier = r.supplier and s.sku = l.sku
                               and s.alt_supplier = r.temporary_supplier and s.alt_sku = r.alt_sku) as lead_time_days
                      from replacement r
                      join order_line l using (supplier, order_no, line_no)
                     where r.supplier = :supplier and r.state = 'RESERVED'
                       and not exists (select from purchase_order_line p
                                        where p.supplier = r.supplier and p.order_no = r.order_no and p.line_no = r.line_no
                                          and p.state in ('PROPOSED', 'PLACED', 'PARTLY_ARRIVED', 'ARRIVED'))
                    union all
                    select 'REFILL', null, null, f.sku, f.temporary_supplier, f.alt_sku,
                           f.packs * f.our_units, f.packs, f.unit_price, f.lead_time_days
                      from (select shelf.*, greatest(ceil(lacking / our_units), coalesce(min_quantity, 0)) as packs
                              from shelf where lacking > 0) f
                ), numbered as (
                    select n.*, coalesce(i.name, n.sku) as item_name,
                           dense_rank() over (order by n.temporary_supplier) as nth_order,
                           row_number() over (partition by n.temporary_supplier
                                              order by n.kind desc, n.order_no, n.line_no, n.sku) as position
                      from need n
                      join temporary_supplier t
                        on t.outage = :outage and t.alt_supplier = n.temporary_supplier and t.state = 'CHOSEN'
                      left join item i on i.supplier = :supplier and i.sku = n.sku
                     where :sku::text is null or n.sku = :sku::text
                )
                insert into purchase_order_line (purchase_order_no, position, outage, kind, supplier, order_no, line_no, sku,
                                                 item_name, temporary_supplier, alt_sku, lead_time_days, quantity, packs,
                                                 unit_price, amount_yen, state)
                select :outage || '-P' || lpad((nth_order + (select count(*) from purchase_order where outage = :outage))::text, 3, '0'),
                       position, :outage, kind, :supplier, order_no, line_no, sku, item_name, temporary_supplier, alt_sku,
                       coalesce(lead_time_days, 7), quantity, packs, unit_price, round(packs * unit_price, 0), 'PROPOSED'
                  from numbered
                """)
                .param("outage", outage.value())
                .param("supplier", supplier)
                .param("sku", sku)
                .update();
    }

    private void addOrders(OutageId outage, String supplier, long plan) {
        db.sql(
                        """
                insert into purchase_order (purchase_order_no, outage, plan_id, supplier, temporary_supplier, state, lines,
                                            amount_yen, lead_time_days)
                select l.purchase_order_no, :outage, :plan, :supplier, l.temporary_supplier, 'PROPOSED', count(*),
                       sum(l.amount_yen), max(l.lead_time_days)
                  from purchase_order_line l
                 where l.outage = :outage and l.state = 'PROPOSED'
                   and not exists (select from purchase_order p where p.purchase_order_no = l.purchase_order_no)
                 group by l.purchase_order_no, l.temporary_supplier
                """)
                .param("outage", outage.value())
                .param("supplier", supplier)
                .param("plan", plan)
                .update();
    }

    private PurchasePlan total(long id, Withdrawn withdrawn) {
        return db.sql(
                        """
                update purchase_plan p
                   set lines = t.lines, amount_yen = t.amount_yen
                  from (select coalesce(sum(lines), 0) as lines, coalesce(sum(amount_yen), 0) as amount_yen
                          from purchase_order where plan_id = :id) t
                 where p.id = :id
                returning p.lines, p.amount_yen
                """)
                .param("id", id)
                .query((row, number) -> new PurchasePlan(
                        id, row.getInt("lines"), row.getBigDecimal("amount_yen"), withdrawn.lines(), withdrawn.yen()))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
