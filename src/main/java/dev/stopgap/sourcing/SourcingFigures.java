package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was bought elsewhere. */
@Component
class SourcingFigures implements CaseFigures {

    private final JdbcClient db;

    SourcingFigures(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Figure> figures(OutageId outage) {
        return db.sql(
                        """
                select 1 as place, 'purchases' as code, temporary_supplier as detail, count(*) as lines, sum(amount_yen) as yen,
                       'purchase_order: placed_at is not null' as source
                  from purchase_order where outage = :outage and placed_at is not null group by temporary_supplier
                union all
                select 2, 'linesBought', kind, count(*), sum(amount_yen),
                       'purchase_order_line: state in PLACED, PARTLY_ARRIVED, ARRIVED, CLOSED_SHORT, by kind'
                  from purchase_order_line
                 where outage = :outage and state in ('PLACED', 'PARTLY_ARRIVED', 'ARRIVED', 'CLOSED_SHORT') group by kind
                union all
                select 3, 'budget', null, 0, budget_yen, 'purchase_limit: budget_yen'
                  from purchase_limit where outage = :outage
                union all
                select 4, 'plansDecided', decision, count(*), sum(amount_yen), 'purchase_plan: by decision'
                  from purchase_plan where outage = :outage and decision is not null group by decision
                union all
                select 5, 'arrivals', r.result, count(*), null, 'goods_receipt: by result'
                  from goods_receipt r join purchase_order o using (purchase_order_no)
                 where o.outage = :outage group by r.result
                union all
                select 6, 'withdrawn', null, sum(withdrawn), sum(withdrawn_yen),
                       'purchase_plan: withdrawn (the original had come before the replacement was ordered)'
                  from purchase_plan where outage = :outage having sum(withdrawn) > 0
                union all
                select 7, 'alreadyOrdered', null, sum(already_ordered), null,
                       'purchase_plan: already_ordered (asked for again while on order)'
                  from purchase_plan where outage = :outage having sum(already_ordered) > 0
                 order by 1, 3
                """)
                .param("outage", outage.value())
                .query((row, number) -> new Figure(
                        "sourcing",
                        row.getString("code"),
                        row.getString("detail"),
                        row.getLong("lines"),
                        rounded(row.getBigDecimal("yen")),
                        row.getString("source")))
                .list();
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal yen) {
        return yen == null ? null : yen.setScale(0, RoundingMode.HALF_UP);
    }
}
