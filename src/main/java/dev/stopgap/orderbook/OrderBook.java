package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others may change in the order book. Reading is by its views, which are part of its public face: {@code open_line}
 * and {@code shipped_line}; the tables of the interchange formats and {@code replacement} may be read as they are.
 */
@Service
public class OrderBook {

    private final JdbcClient db;
    private final ApplicationEventPublisher events;

    OrderBook(JdbcClient db, ApplicationEventPublisher events) {
        this.db = db;
        this.events = events;
    }

    /**
     * Notes that the supplier has confirmed the cancellation of what was still open of these lines. Lines already
     * cancelled or shipped stay as they are. Returns the number of lines changed.
     */
    @Transactional
    public int confirmCancellation(SupplierId supplier, Collection<LineKey> lines, LocalDate confirmedOn) {
        int changed = db.sql(
                        """
                update order_line l
                   set cancelled_quantity = coalesce(l.cancelled_quantity, 0) + o.open_quantity,
                       cancelled_on = :on
                  from open_line o
                  join unnest(:orders::text[], :lines::text[]) as k (order_no, line_no)
                    on o.order_no = k.order_no and o.line_no = k.line_no
                 where o.supplier = :supplier
                   and l.supplier = o.supplier and l.order_no = o.order_no and l.line_no = o.line_no
                """)
                .param("supplier", supplier.value())
                .param("orders", lines.stream().map(LineKey::orderNo).toArray(String[]::new))
                .param("lines", lines.stream().map(LineKey::lineNo).toArray(String[]::new))
                .param("on", confirmedOn)
                .update();
        if (changed > 0) {
            events.publishEvent(new LinesChanged(supplier, LinesChanged.Cause.CANCELLATION_CONFIRMED, changed));
        }
        return changed;
    }
}
