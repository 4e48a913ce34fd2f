package dev.stopgap.sourcing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What binds us to the temporary suppliers, and its end. */
@Service
class Contracts {

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final Ledger ledger;

    Contracts(JdbcClient db, Clock clock, Outages outages, Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.ledger = ledger;
    }

    /** One temporary supplier at the end: what it had of us, what is missing to its minimum use, when we can leave. */
    record Contract(
            String supplier,
            long orders,
            BigDecimal usedYen,
            BigDecimal missingYen,
            long openOrders,
            BigDecimal openYen,
            int noticeDays,
            LocalDate earliestEnd) {}

    /** The contracts of a case, by name. */
    List<Contract> of(OutageId outage) {
        return db.sql(
                        """
                select t.alt_supplier as supplier, count(o.purchase_order_no) as orders,
                       coalesce(sum(o.amount_yen), 0) as used_yen,
                       greatest(t.minimum_use_yen - coalesce(sum(o.amount_yen), 0), 0) as missing_yen,
                       count(*) filter (where o.state in ('PLACED', 'PARTLY_ARRIVED')) as open_orders,
                       coalesce(sum(o.amount_yen) filter (where o.state in ('PLACED', 'PARTLY_ARRIVED')), 0) as open_yen,
                       t.notice_days, :today::date + t.notice_days as earliest_end
                  from temporary_supplier t
                  left join purchase_order o
                    on o.outage = t.outage and o.temporary_supplier = t.alt_supplier and o.placed_at is not null
                 where t.outage = :outage and t.state = 'CHOSEN'
                 group by t.alt_supplier, t.minimum_use_yen, t.notice_days
                 order by t.alt_supplier
                """)
                .param("outage", outage.value())
                .param("today", today())
                .query(Contract.class)
                .list();
    }

    /** How many replacements are reserved and were never ordered. */
    long reservationsLeft(OutageId outage) {
        return db.sql("select count(*) from replacement where supplier = :supplier and state = 'RESERVED'")
                .param("supplier", outages.get(outage).supplier().value())
                .query(Long.class)
                .single();
    }

    /** Ends every contract of the case after its notice, and gives up what was reserved and never ordered. */
    @Transactional
    void end(OutageId outage, String by) {
        int ended = db.sql(
                        """
                update temporary_supplier
                   set state = 'ENDED', ended_by = :by, ended_at = :now, contract_ends = :today::date + notice_days
                 where outage = :outage and state = 'CHOSEN'
                """)
                .param("outage", outage.value())
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("today", today())
                .update();
        int withdrawn = db.sql(
                        "update replacement set state = 'WITHDRAWN' where supplier = :supplier and state = 'RESERVED'")
                .param("supplier", outages.get(outage).supplier().value())
                .update();
        ledger.record(LedgerEntry.of("sourcing.contractsEnded")
                .by(by)
                .in(outage)
                .with("suppliers", ended)
                .with("withdrawn", withdrawn));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
