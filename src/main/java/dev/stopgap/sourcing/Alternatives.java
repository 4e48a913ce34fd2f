package dev.stopgap.sourcing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who could deliver instead, and whom we chose. */
@Service
class Alternatives {

    private static final BigDecimal HUNDRED_THOUSAND = BigDecimal.valueOf(100_000);

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final Suppliers suppliers;
    private final StandingOrders standingOrders;
    private final Ledger ledger;

    Alternatives(
            JdbcClient db,
            Clock clock,
            Outages outages,
            Suppliers suppliers,
            StandingOrders standingOrders,
            Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.suppliers = suppliers;
        this.standingOrders = standingOrders;
        this.ledger = ledger;
    }

    /** Registers every supplier that the order book's substitutes name, and compares them; the best first. */
    @Transactional
    List<Alternative> compare(OutageId outage) {
        SupplierId supplier = supplier(outage);
        register(outage, supplier);
        fillInFromProfiles(outage);
        standingOrders.note(outage, supplier);
        return db.sql(
                        """
                with line as (
                    select sku, open_quantity, unit_price from open_line where supplier = :supplier
                ), cover as (
                    select o.alt_supplier, count(l.sku) as lines,
                           sum(l.open_quantity * o.unit_price / o.our_units) as there_yen,
                           sum(l.open_quantity * l.unit_price) as here_yen,
                           avg(o.lead_time_days) as lead_time_days
                      from substitute_offer o
                      left join line l on l.sku = o.sku
                     where o.supplier = :supplier
                     group by o.alt_supplier
                )
                select t.alt_supplier as name, c.lines,
                       round(100.0 * c.lines / greatest((select count(*) from line), 1), 1) as cover_percent,
                       round(100 * (c.there_yen / nullif(c.here_yen, 0) - 1), 1) as price_percent,
                       round(c.lead_time_days, 1) as lead_time_days,
                       t.ordering, t.delivery, t.billing, t.support, t.minimum_use_yen, t.notice_days
                  from temporary_supplier t
                  join cover c on c.alt_supplier = t.alt_supplier
                 where t.outage = :outage
                 order by c.lines desc, c.lead_time_days nulls last, t.alt_supplier
                """)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .query(Alternative.class)
                .list();
    }

    // What an earlier case has learnt of an alternative is known in this one.
    private void register(OutageId outage, SupplierId supplier) {
        db.sql(
                        """
                insert into temporary_supplier (outage, alt_supplier, state, ordering, delivery, billing, support, mail,
                                                minimum_use_yen, notice_days)
                select :outage, s.alt_supplier, 'KNOWN', e.ordering, e.delivery, e.billing, e.support, e.mail,
                       coalesce(e.minimum_use_yen, 0), coalesce(e.notice_days, 0)
                  from (select distinct alt_supplier from substitute where supplier = :supplier) s
                  left join lateral (select * from temporary_supplier k
                                      where k.alt_supplier = s.alt_supplier and k.outage <> :outage
                                      order by k.outage desc limit 1) e on true
                on conflict do nothing
                """)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .update();
    }

    private void fillInFromProfiles(OutageId outage) {
        var profiles = List.copyOf(suppliers.all());
        db.sql(
                        """
                update temporary_supplier t
                   set ordering = coalesce(t.ordering, nullif(p.ordering, '')),
                       billing = coalesce(t.billing, nullif(p.billing, '')),
                       support = coalesce(t.support, nullif(p.support, '')),
                       mail = coalesce(t.mail, nullif(p.mail, ''))
                  from unnest(:ids::text[], :names::text[], :orderings::text[], :billings::text[], :supports::text[],
                              :mails::text[]) as p (id, name, ordering, billing, support, mail)
                 where t.outage = :outage and t.alt_supplier in (p.id, p.name)
                """)
                .param("outage", outage.value())
                .param("ids", column(profiles.stream().map(SupplierProfile::id)))
                .param("names", column(profiles.stream().map(SupplierProfile::name)))
                .param("orderings", column(profiles.stream().map(p -> reach(p, "orders"))))
                .param(
                        "billings",
                        column(profiles.stream()
                                .map(p ->
                                        p.closing().day() + " / " + p.closing().payment())))
                .param("supports", column(profiles.stream().map(p -> reach(p, "support"))))
                .param("mails", column(profiles.stream().map(Alternatives::orderMail)))
                .update();
    }

    private static String[] column(Stream<String> values) {
        return values.toArray(String[]::new);
    }

    private static String reach(SupplierProfile profile, String purpose) {
        var contact = profile.contacts().get(purpose);
        return contact == null
                ? ""
                : Stream.of(contact.mail(), contact.phone(), contact.fax(), contact.hours())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" / "));
    }

    private static String orderMail(SupplierProfile profile) {
        var contact = profile.contacts().get("orders");
        return contact == null || contact.mail() == null ? "" : contact.mail();
    }

    /** How many lines are open at the supplier, and how many of them at least one alternative covers. */
    Cover cover(OutageId outage) {
        return db.sql(
                        """
                select count(*) as open_lines,
                       count(*) filter (where exists (select from substitute s
                                                       where s.supplier = l.supplier and s.sku = l.sku)) as coverable_lines
                  from open_line l
                 where l.supplier = :supplier
                """)
                .param("supplier", supplier(outage).value())
                .query(Cover.class)
                .single();
    }

    record Cover(long openLines, long coverableLines) {}

    /**
     * What covering every coverable open line, and four weeks of the classes A and B, would cost at the cheapest offer;
     * rounded up to 100,000 yen.
     */
    BigDecimal budgetProposal(OutageId outage) {
        BigDecimal need = db.sql(
                        """
                with offer as (
                    select sku, min(unit_price / our_units) as price
                      from substitute_offer where supplier = :supplier group by sku
                )
                select coalesce((select sum(l.open_quantity * o.price) from open_line l join offer o using (sku)
                                  where l.supplier = :supplier), 0)
                     + coalesce((select sum(28 * i.daily_usage * o.price) from item i join offer o using (sku)
                                  where i.supplier = :supplier and i.class in ('A', 'B')), 0)
                """)
                .param("supplier", supplier(outage).value())
                .query(BigDecimal.class)
                .single();
        return need.divide(HUNDRED_THOUSAND, 0, RoundingMode.UP).multiply(HUNDRED_THOUSAND);
    }

    /** Chooses {@code names}; those must be known in this case. Regularly used items move there. */
    @Transactional
    void choose(OutageId outage, List<String> names, String by) {
        int chosen = db.sql(
                        """
                update temporary_supplier
                   set state = 'CHOSEN', chosen_by = :by, chosen_at = :now
                 where outage = :outage and alt_supplier = any (:names::text[]) and state = 'KNOWN'
                """)
                .param("outage", outage.value())
                .param("names", names.toArray(String[]::new))
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (chosen != names.size()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "sourcing.unknownAlternative", String.join("、", names));
        }
        int moved = standingOrders.moveAway(outage);
        ledger.record(LedgerEntry.of("sourcing.suppliersChosen")
                .by(by)
                .in(outage)
                .at(supplier(outage).value())
                .with("suppliers", String.join("、", names))
                .with("standingOrders", moved));
    }

    /** The mail address for purchase orders, or null: then a buyer enters them by hand. */
    @Nullable String orderMail(OutageId outage, String name) {
        return db.sql("select mail from temporary_supplier where outage = :outage and alt_supplier = :name")
                .param("outage", outage.value())
                .param("name", name)
                .query((row, number) -> Optional.ofNullable(row.getString("mail")))
                .single()
                .orElse(null);
    }

    private SupplierId supplier(OutageId outage) {
        return outages.get(outage).supplier();
    }
}
