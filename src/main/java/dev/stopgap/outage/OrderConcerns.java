package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stock that runs out, and vital lines whose promised day has passed. */
@Component
class OrderConcerns implements DailyConcerns {

    private final JdbcClient db;
    private final Outages outages;

    OrderConcerns(JdbcClient db, Outages outages) {
        this.db = db;
        this.outages = outages;
    }

    @Override
    public List<Concern> on(OutageId outage, LocalDate day) {
        return db.sql(
                        """
                select 'stockOut' as code, sku as subject
                  from item
                 where supplier = :supplier and class = 'A' and daily_usage > 0
                   and coalesce(stock_on_hand, 0) < 2 * daily_usage
                 union all
                select 'promiseOverdue', order_no || '-' || line_no
                  from open_line
                 where supplier = :supplier and use <> 'NORMAL' and promised_on < :day
                 order by 1, 2
                """)
                .param("supplier", outages.get(outage).supplier().value())
                .param("day", day)
                .query(Concern.class)
                .list();
    }
}
