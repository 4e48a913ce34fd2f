package dev.stopgap.outage;

import dev.stopgap.outage.OrderAnswers.Answer;
import dev.stopgap.outage.OrderLine.Fate;
import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what has become of an order: the order book's facts, and what has been concluded. */
@Component
class OrderLines {

    private static final int MOST = 500;

    private final JdbcClient db;
    private final ObjectProvider<OrderAnswers> answers;

    OrderLines(JdbcClient db, ObjectProvider<OrderAnswers> answers) {
        this.db = db;
        this.answers = answers;
    }

    /** The lines of {@code orderNo}, of whichever supplier, at most 500; none where there is no such order. */
    List<OrderLine> of(String orderNo, Locale language) {
        Map<String, Map<String, Answer>> known = new HashMap<>();
        return db.sql(
                        """
                select l.supplier, l.order_no, l.line_no, coalesce(l.item_name, l.sku) as item, l.quantity, l.unit,
                       l.status, l.promised_on, l.cancelled_on,
                       coalesce(l.cancelled_quantity, 0) >= l.quantity as cancelled,
                       s.shipped_quantity, s.last_shipped_on, o.open_quantity,
                       (select r.temporary_supplier
                          from replacement r
                         where r.supplier = l.supplier and r.order_no = l.order_no and r.line_no = l.line_no
                           and r.state <> 'WITHDRAWN') as replacement
                  from order_line l
                  left join shipped_line s using (supplier, order_no, line_no)
                  left join open_line o using (supplier, order_no, line_no)
                 where l.order_no = :no
                 order by l.supplier, length(l.line_no), l.line_no
                 limit :most
                """)
                .param("no", orderNo)
                .param("most", MOST)
                .query((row, number) -> line(
                        row,
                        known.computeIfAbsent(
                                row.getString("supplier"), supplier -> concluded(supplier, orderNo, language))))
                .list();
    }

    private Map<String, Answer> concluded(String supplier, String orderNo, Locale language) {
        Map<String, Answer> found = new HashMap<>();
        answers.forEach(source -> source.answers(new SupplierId(supplier), orderNo, language)
                .forEach(answer -> found.put(answer.lineNo(), answer)));
        return found;
    }

    private static OrderLine line(ResultSet row, Map<String, Answer> concluded) throws SQLException {
        var fate = fate(row);
        return new OrderLine(
                row.getString("supplier"),
                row.getString("line_no"),
                row.getString("item"),
                quantity(row.getBigDecimal("quantity"), row.getString("unit")),
                fate,
                day(row, fate),
                row.getString("replacement"),
                concluded.get(row.getString("line_no")));
    }

    private static Fate fate(ResultSet row) throws SQLException {
        if ("DELIVERED".equals(row.getString("status"))) {
            return Fate.DELIVERED;
        }
        if (row.getBoolean("cancelled")) {
            return Fate.CANCELLED;
        }
        if (row.getBigDecimal("open_quantity") == null) {
            return Fate.SHIPPED;
        }
        return row.getBigDecimal("shipped_quantity") == null ? Fate.OPEN : Fate.PARTLY_SHIPPED;
    }

    private static @Nullable LocalDate day(ResultSet row, Fate fate) throws SQLException {
        return row.getObject(
                switch (fate) {
                    case CANCELLED -> "cancelled_on";
                    case SHIPPED, DELIVERED -> "last_shipped_on";
                    case OPEN, PARTLY_SHIPPED -> "promised_on";
                },
                LocalDate.class);
    }

    private static String quantity(BigDecimal quantity, @Nullable String unit) {
        return quantity.stripTrailingZeros().toPlainString() + (unit == null ? "" : " " + unit);
    }
}
