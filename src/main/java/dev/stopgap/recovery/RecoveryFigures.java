package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the way back went. */
@Component
class RecoveryFigures implements CaseFigures {

    private final JdbcClient db;

    RecoveryFigures(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Figure> figures(OutageId outage) {
        return db.sql(
                        """
                select 1 as place, 'waves' as code, state as detail, count(*) as lines, null::numeric as yen,
                       'wave: by state' as source
                  from wave where outage = :outage group by state
                union all
                select 2, 'itemsBack', null, count(*), null, 'wave_sku of waves in state BACK'
                  from wave_sku join wave using (outage, wave_no) where outage = :outage and state = 'BACK'
                having count(*) > 0
                union all
                select 3, 'testOrders', case when t.failed_why is not null or s.late then 'FAILED' else 'PASSED' end, count(*), null,
                       'test_order and test_order_step: failed where said so or a limit was missed'
                  from test_order t
                 cross join lateral (select coalesce(bool_or(done_at is null or done_at > due_at), false) as late
                                       from test_order_step p where p.test_order_no = t.test_order_no) s
                 where t.outage = :outage group by 3
                union all
                select 4, 'setbacks', because, count(*), null, 'setback: by because'
                  from setback where outage = :outage group by because
                union all
                select 5, 'itemsReturned', null, sum(skus), null, 'wave_return: skus'
                  from wave_return where outage = :outage having count(*) > 0
                union all
                select 6, 'unprocessed', finding, count(*), sum(amount_yen), 'unprocessed_line: by finding'
                  from unprocessed_line where outage = :outage group by finding
                union all
                select 7, 'duplicatesAvoided', settlement, count(*), sum(amount_yen),
                       'unprocessed_line: settlement in CANCEL, RETURN'
                  from unprocessed_line
                 where outage = :outage and settlement in ('CANCEL', 'RETURN') group by settlement
                union all
                select 7, 'duplicatesAvoided', 'WITHDRAWN', count(*), sum(r.alt_quantity * r.unit_price),
                       'replacement: state WITHDRAWN, never ordered'
                  from replacement r join outage o on o.supplier = r.supplier
                 where o.id = :outage and r.state = 'WITHDRAWN' and r.purchase_order_no is null
                having count(*) > 0
                 order by 1, 3
                """)
                .param("outage", outage.value())
                .query((row, number) -> new Figure(
                        "recovery",
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
