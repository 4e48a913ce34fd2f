package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From whom each regularly used item (class A or B with a daily usage) is bought during a case. The table
 * {@code standing_order} may be read as it is.
 */
@Service
public class StandingOrders {

    private final JdbcClient db;
    private final Clock clock;

    StandingOrders(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes every regularly used item of {@code supplier}, at first bought from it. Items already noted stay. */
    @Transactional
    public void note(OutageId outage, SupplierId supplier) {
        db.sql(
                        """
                insert into standing_order (outage, supplier, sku, item_class, priority, buys_from, daily_usage,
                                            imported_stock, projected_stock, projected_at, changed_at, changed_because)
                select :outage, supplier, sku, class, priority, 'ORIGINAL', daily_usage,
                       coalesce(stock_on_hand, 0), greatest(coalesce(stock_on_hand, 0), 0), :now, :now, 'NOTED'
                  from item
                 where supplier = :supplier and class in ('A', 'B') and daily_usage > 0
                on conflict do nothing
                """)
                .param("outage", outage.value())
                .param("supplier", supplier.value())
                .param("now", now())
                .update();
    }

    /** Moves every item that a chosen temporary supplier offers to the best ranked of them; returns how many moved. */
    @Transactional
    public int moveAway(OutageId outage) {
        return toTemporary(outage, "CHOSEN", null);
    }

    /** Moves these items back to the original supplier; returns how many moved. */
    @Transactional
    public int moveBack(OutageId outage, Collection<String> skus, String because) {
        return db.sql(
                        """
                update standing_order
                   set buys_from = 'ORIGINAL', temporary_supplier = null, changed_at = :now, changed_because = :because
                 where outage = :outage and sku = any (:skus::text[]) and buys_from = 'TEMPORARY'
                """)
                .param("outage", outage.value())
                .param("skus", skus.toArray(String[]::new))
                .param("because", because)
                .param("now", now())
                .update();
    }

    /** Returns these items to a temporary supplier, where one offers them; returns how many moved. */
    @Transactional
    public int returnToTemporary(OutageId outage, Collection<String> skus, String because) {
        return toTemporary(outage, because, skus);
    }

    // Items that a wave has brought back stay there when the first choice is applied late: only NOTED ones move away.
    private int toTemporary(OutageId outage, String because, @Nullable Collection<String> skus) {
        return db.sql(
                        """
                update standing_order s
                   set buys_from = 'TEMPORARY', temporary_supplier = o.alt_supplier, changed_at = :now,
                       changed_because = :because
                  from (select distinct on (f.sku) f.supplier, f.sku, f.alt_supplier
                          from substitute_offer f
                          join temporary_supplier t
                            on t.outage = :outage and t.alt_supplier = f.alt_supplier and t.state = 'CHOSEN'
                         order by f.sku, f.rank, f.alt_supplier) o
                 where s.outage = :outage and o.supplier = s.supplier and o.sku = s.sku
                   and s.buys_from = 'ORIGINAL'
                   and case when :all then s.changed_because = 'NOTED' else s.sku = any (:skus::text[]) end
                """)
                .param("outage", outage.value())
                .param("because", because)
                .param("all", skus == null)
                .param("skus", skus == null ? new String[0] : skus.toArray(String[]::new))
                .param("now", now())
                .update();
    }

    /** Brings the stock of every item forward to now: what a new import says, else the last figure less the usage since. */
    @Transactional
    void projectStock(OutageId outage) {
        db.sql(
                        """
                update standing_order s
                   set projected_stock = case when coalesce(i.stock_on_hand, 0) <> s.imported_stock
                                              then greatest(coalesce(i.stock_on_hand, 0), 0)
                                              else greatest(s.projected_stock - s.daily_usage
                                                   * extract(epoch from :now::timestamptz - s.projected_at)::numeric / 86400, 0) end,
                       imported_stock = coalesce(i.stock_on_hand, 0),
                       projected_at = :now
                  from item i
                 where s.outage = :outage and i.supplier = s.supplier and i.sku = s.sku
                """)
                .param("outage", outage.value())
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
