package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.SupplierProfile.CancellationRule;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.watch.SupplierStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the rules ask about each open line, in one statement. */
@Service
class Facts {

    // Days of delay that are borne where a profile says nothing, by item class.
    private static final int USUAL_SLA_A = 3;
    private static final int USUAL_SLA_B = 7;
    private static final int USUAL_SLA_C = 14;

    // Where a profile says nothing: what is in stock and has not been touched can be cancelled, nothing else.
    private static final List<CancellationRule> USUAL_CANCELLATION =
            List.of(new CancellationRule(null, "NONE", "NOT_SHIPPED", 0, null));

    private final JdbcClient db;
    private final Outages outages;
    private final SupplierStatus supplierStatus;
    private final Suppliers suppliers;
    private final GoneLines goneLines;
    private final Ledger ledger;
    private final Clock clock;

    Facts(
            JdbcClient db,
            Outages outages,
            SupplierStatus supplierStatus,
            Suppliers suppliers,
            GoneLines goneLines,
            Ledger ledger,
            Clock clock) {
        this.db = db;
        this.outages = outages;
        this.supplierStatus = supplierStatus;
        this.suppliers = suppliers;
        this.goneLines = goneLines;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Begins a run: settles what has been shipped or cancelled by the supplier, and gathers the facts of the lines that
     * nobody has decided and that lie in no open package. What only a rule let continue is looked at again.
     */
    @Transactional
    RunId gather(OutageId outage, String startedBy) {
        SupplierId supplier = outages.get(outage).supplier();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        goneLines.settle(outage, supplier);
        long run = db.sql(
                        """
                insert into triage_run (outage, supplier, started_by, started_at)
                values (:outage, :supplier, :by, :now)
                returning id
                """)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .param("by", startedBy)
                .param("now", now)
                .query(Long.class)
                .single();
        int lines = gather(outage, supplier, run, now);
        db.sql("update triage_run set lines = :lines where id = :run")
                .param("lines", lines)
                .param("run", run)
                .update();
        ledger.record(LedgerEntry.of("triage.factsGathered")
                .by(startedBy)
                .in(outage)
                .at(supplier.value())
                .with("lines", lines));
        return new RunId(run);
    }

    private int gather(OutageId outage, SupplierId supplier, long run, OffsetDateTime now) {
        LocalDate today = clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
        var status = supplierStatus.now(supplier);
        var delay = ExpectedDelay.of(status, today);
        Optional<SupplierProfile> profile = suppliers.find(supplier);
        List<CancellationRule> policy = profile.map(SupplierProfile::cancellation)
                .filter(rules -> !rules.isEmpty())
                .orElse(USUAL_CANCELLATION);
        Map<String, Integer> sla = profile.map(SupplierProfile::slaDays).orElse(Map.of());
        return db.sql(GATHER)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .param("run", run)
                .param("now", now)
                .param("today", today)
                .param("warehouse", delay.warehouse())
                .param("direct", delay.direct())
                .param("stuck", delay.stuck())
                .param("checking", status.state(Area.DIRECT_SHIP) == AreaState.CHECKING)
                .param("slaA", sla.getOrDefault("A", USUAL_SLA_A))
                .param("slaB", sla.getOrDefault("B", USUAL_SLA_B))
                .param("slaC", sla.getOrDefault("C", USUAL_SLA_C))
                .param("shipModes", column(policy, CancellationRule::shipMode))
                .param("customizations", column(policy, CancellationRule::customization))
                .param("untils", column(policy, CancellationRule::allowedUntil))
                .param("fees", column(policy, rule -> Integer.toString(rule.feePercent())))
                .param("clauses", column(policy, CancellationRule::clause))
                .update();
    }

    private static @Nullable String[] column(
            List<CancellationRule> policy, Function<CancellationRule, @Nullable String> value) {
        return policy.stream().map(value).toArray(String[]::new);
    }

    private static final String GATHER =
            """
            insert into line_fact (outage, supplier, order_no, line_no, run_id, gathered_at,
                   sku, item_name, item_class, use, ship_mode, customization, open_quantity, unit, open_yen, order_yen,
                   cost_center, requester_email, needed_by, progress, ship_fate, expected_on, days_over_sla,
                   stock_gap_days, runs_out_on, cancellable, fee_percent, clause,
                   substitutes, alt_supplier, alt_sku, alt_name, alt_quantity, alt_unit_price, alt_lead_days,
                   price_rise_percent)
            with policy as (
                select *
                  from unnest(:shipModes::text[], :customizations::text[], :untils::text[], :fees::text[], :clauses::text[])
                       with ordinality as p (ship_mode, customization, allowed_until, fee_percent, clause, position)
            ), step as (
                -- Stuck lines count as not shipped: nothing has been packed.
                select *
                  from (values ('NOT_SHIPPED', 0), ('ON_HOLD', 0), ('ERROR_RETURNED', 0), ('ALLOCATION_FAILED', 0),
                               ('PICKING', 1), ('PARTLY_SHIPPED', 2), ('SHIPPED', 3), ('IN_TRANSIT', 4), ('DELIVERED', 5))
                       as s (status, reached)
            ), open as (
                select o.*,
                       case when o.status = 'PICKING' then 'PICKING'
                            when o.shipped_quantity > 0 or o.status = 'PARTLY_SHIPPED' then 'PARTLY_SHIPPED'
                            else 'NOT_SHIPPED' end as progress,
                       case when o.ship_mode = 'DIRECT' then :direct
                            when o.status in ('ON_HOLD', 'ERROR_RETURNED', 'ALLOCATION_FAILED') then :stuck
                            else :warehouse end as delay_days,
                       case o.item_class when 'A' then :slaA when 'B' then :slaB else :slaC end as sla_days,
                       coalesce(o.needed_by, o.promised_on, (o.ordered_at at time zone 'Asia/Tokyo')::date) as due_on,
                       sum(o.open_yen) over (partition by o.order_no) as order_yen,
                       i.pack_size
                  from open_line o
                  left join item i using (supplier, sku)
                 where o.supplier = :supplier
            )
            select :outage, o.supplier, o.order_no, o.line_no, :run, :now,
                   o.sku, o.item_name, o.item_class, o.use, o.ship_mode, o.customization, o.open_quantity, o.unit, o.open_yen,
                   o.order_yen, o.cost_center, o.requester_email, o.needed_by, o.progress,
                   case when o.ship_mode = 'WAREHOUSE' then 'WAREHOUSE'
                        when :checking then 'CHECKED_BY_SUPPLIER'
                        else 'DIRECT' end,
                   :today::date + o.delay_days,
                   :today::date + o.delay_days - (o.due_on + o.sla_days),
                   case when o.cover_days is null then 0 else o.delay_days - floor(o.cover_days) end,
                   case when o.cover_days < 3650 then :today::date + floor(o.cover_days)::integer end,
                   coalesce(p.reached >= s.reached, false),
                   coalesce(p.fee_percent::integer, 0), p.clause,
                   c.candidates, c.alt_supplier, c.alt_sku, c.alt_name, c.alt_quantity, c.unit_price, c.lead_days,
                   case when c.candidates = 0 or o.open_yen = 0 then 0
                        else round((c.alt_quantity * c.unit_price - o.open_yen) * 100 / o.open_yen) end
              from open o
              join step s on s.status = case when o.progress = 'PARTLY_SHIPPED' then 'PARTLY_SHIPPED' else o.status end
              left join lateral (
                   select u.reached, p.fee_percent, p.clause
                     from policy p
                     left join step u on u.status = p.allowed_until
                    where coalesce(p.ship_mode, o.ship_mode) = o.ship_mode
                      and coalesce(p.customization, o.customization) = o.customization
                    order by p.position
                    limit 1) p on true
              left join lateral (
                   -- Ranked for this need: what is urgent by lead time, the rest as purchasing ranked it.
                   select count(*) over () as candidates, b.alt_supplier, b.alt_sku, coalesce(b.alt_name, b.alt_sku) as alt_name,
                          n.alt_quantity, b.unit_price, coalesce(b.lead_time_days, 7) as lead_days
                     from substitute b
                    cross join lateral (
                          select greatest(ceil(o.open_quantity * coalesce(o.pack_size, 1) / coalesce(nullif(b.pack_size, 0), 1)),
                                          coalesce(b.min_quantity, 1)) as alt_quantity) n
                    where b.supplier = o.supplier and b.sku = o.sku
                      and (b.stock is null or b.stock >= n.alt_quantity or b.partial_delivery)
                    order by case when o.item_class = 'A' or o.use = 'MEDICAL' then coalesce(b.lead_time_days, 7) end,
                             b.rank
                    limit 1) found on true
             cross join lateral (
                   select coalesce(found.candidates, 0) as candidates, found.alt_supplier, found.alt_sku, found.alt_name,
                          found.alt_quantity, found.unit_price, found.lead_days) c
             where not exists (
                   select
                     from line_conclusion d
                    where d.outage = :outage and d.supplier = o.supplier
                      and d.order_no = o.order_no and d.line_no = o.line_no
                      and (d.conclusion is null and d.package_id is not null
                           or d.conclusion is not null
                              and not (d.origin = 'RULE' and d.conclusion = 'CONTINUE' and d.package_id is null)))
                on conflict (outage, supplier, order_no, line_no) do update
               set run_id = excluded.run_id, gathered_at = excluded.gathered_at,
                   sku = excluded.sku, item_name = excluded.item_name, item_class = excluded.item_class, use = excluded.use,
                   ship_mode = excluded.ship_mode, customization = excluded.customization,
                   open_quantity = excluded.open_quantity, unit = excluded.unit,
                   open_yen = excluded.open_yen, order_yen = excluded.order_yen,
                   cost_center = excluded.cost_center, requester_email = excluded.requester_email,
                   needed_by = excluded.needed_by, progress = excluded.progress, ship_fate = excluded.ship_fate,
                   expected_on = excluded.expected_on, days_over_sla = excluded.days_over_sla,
                   stock_gap_days = excluded.stock_gap_days, runs_out_on = excluded.runs_out_on,
                   cancellable = excluded.cancellable, fee_percent = excluded.fee_percent, clause = excluded.clause,
                   substitutes = excluded.substitutes, alt_supplier = excluded.alt_supplier, alt_sku = excluded.alt_sku,
                   alt_name = excluded.alt_name, alt_quantity = excluded.alt_quantity,
                   alt_unit_price = excluded.alt_unit_price, alt_lead_days = excluded.alt_lead_days,
                   price_rise_percent = excluded.price_rise_percent, combination = null
            """;
}
