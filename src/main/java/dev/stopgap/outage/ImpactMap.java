package dev.stopgap.outage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.supplier.Suppliers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an outage touches: orders, people, stock, dates. Looked at anew whenever a state changes. */
@Service
class ImpactMap {

    private final JdbcClient db;
    private final Outages outages;
    private final Suppliers suppliers;
    private final Ledger ledger;
    private final Clock clock;

    ImpactMap(JdbcClient db, Outages outages, Suppliers suppliers, Ledger ledger, Clock clock) {
        this.db = db;
        this.outages = outages;
        this.suppliers = suppliers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * One look.
     *
     * @param openYen excluding tax
     * @param provisionalLines lines whose promised date is open again
     * @param vitalLines medical, maintenance and key customers' lines
     * @param stockoutsA class A items whose stock does not last a week
     */
    record Impact(
            int openLines,
            int openOrders,
            BigDecimal openYen,
            int requesters,
            int provisionalLines,
            int vitalLines,
            int directLines,
            int stockoutsA,
            int stockoutsB) {}

    /** Looks at what the outage touches now, and keeps it. */
    @Transactional
    Impact look(OutageId id) {
        var outage = outages.get(id);
        var now = clock.instant();
        var calendar = new ClosingCalendar(suppliers.get(outage.supplier()).closing());
        LocalDate closing = calendar.next(now.atZone(BusinessTime.ZONE).toLocalDate());
        db.sql(
                        """
                insert into impact (outage, looked_at, open_lines, open_orders, open_yen, requesters, provisional_lines,
                                    vital_lines, direct_lines, stockouts_a, stockouts_b, next_closing_on, next_payment_on)
                select :outage, :now, l.lines, l.orders, l.yen, l.requesters, l.provisional,
                       l.vital, l.direct, s.a, s.b, :closing, :payment
                  from (select count(*) as lines,
                               count(distinct order_no) as orders,
                               coalesce(sum(open_yen), 0) as yen,
                               count(distinct requester_email) as requesters,
                               count(*) filter (where promised_on is not null) as provisional,
                               count(*) filter (where use <> 'NORMAL') as vital,
                               count(*) filter (where ship_mode = 'DIRECT') as direct
                          from open_line
                         where supplier = :supplier) l,
                       (select count(*) filter (where class = 'A') as a,
                               count(*) filter (where class = 'B') as b
                          from item
                         where supplier = :supplier
                           and daily_usage > 0
                           and coalesce(stock_on_hand, 0) < 7 * daily_usage) s
                    on conflict (outage, looked_at) do nothing
                """)
                .param("outage", id.value())
                .param("supplier", outage.supplier().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("closing", closing)
                .param("payment", calendar.paymentOf(closing))
                .update();
        var before = previous(id);
        var impact = latest(id).orElseThrow();
        if (before.filter(impact::equals).isEmpty()) {
            ledger.record(LedgerEntry.of("outage.impact")
                    .in(id)
                    .at(outage.supplier().value())
                    .with("lines", impact.openLines())
                    .with("yen", impact.openYen().toPlainString())
                    .with("requesters", impact.requesters())
                    .with("vital", impact.vitalLines()));
        }
        return impact;
    }

    /** The latest look, if there was one. */
    Optional<Impact> latest(OutageId id) {
        return nth(id, 0);
    }

    private Optional<Impact> previous(OutageId id) {
        return nth(id, 1);
    }

    private Optional<Impact> nth(OutageId id, int back) {
        return db.sql(
                        """
                select open_lines, open_orders, open_yen, requesters, provisional_lines, vital_lines, direct_lines,
                       stockouts_a, stockouts_b
                  from impact
                 where outage = :outage
                 order by looked_at desc
                 limit 1 offset :back
                """)
                .param("outage", id.value())
                .param("back", back)
                .query(Impact.class)
                .optional();
    }
}
