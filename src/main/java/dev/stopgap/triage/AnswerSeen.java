package dev.stopgap.triage;

import dev.stopgap.orderbook.LineKey;
import dev.stopgap.orderbook.LinesChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes what an import shows of requested cancels for the supplier's answer: cancelled is confirmed, shipped is refused. */
@Component
class AnswerSeen {

    private final JdbcClient db;
    private final SupplierAnswers answers;

    AnswerSeen(JdbcClient db, SupplierAnswers answers) {
        this.db = db;
        this.answers = answers;
    }

    @EventListener
    void on(LinesChanged change) {
        if (change.cause() != LinesChanged.Cause.IMPORTED) {
            return;
        }
        var confirmed = new TreeMap<Long, List<LineKey>>();
        var refused = new TreeMap<Long, List<LineKey>>();
        db.sql(
                        """
                select c.package_id, c.order_no, c.line_no,
                       l.cancelled_on is not null and l.cancelled_quantity > 0 as cancelled
                  from line_conclusion c
                  join order_line l using (supplier, order_no, line_no)
                  left join open_line o using (supplier, order_no, line_no)
                 where c.supplier = :supplier and c.instruction = 'REQUESTED' and o.order_no is null
                 order by c.package_id, c.order_no, c.line_no
                """)
                .param("supplier", change.supplier().value())
                .query(row -> {
                    long id = row.getLong("package_id");
                    var key = new LineKey(row.getString("order_no"), row.getString("line_no"));
                    var confirmedOf = confirmed.computeIfAbsent(id, any -> new ArrayList<>());
                    var refusedOf = refused.computeIfAbsent(id, any -> new ArrayList<>());
                    (row.getBoolean("cancelled") ? confirmedOf : refusedOf).add(key);
                });
        confirmed.forEach((id, lines) -> answers.record(
                new PackageId(id),
                lines,
                refused.getOrDefault(id, List.of()),
                change.supplier().value()));
    }
}
