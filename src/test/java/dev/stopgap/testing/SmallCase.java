package dev.stopgap.testing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.sourcing.StandingOrders;
import dev.stopgap.supplier.SupplierId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An open case with an order book that fits on a page: the supplier {@code sample} sells paper and toner (class A), pens (B)
 * and notes (C); two other suppliers sell them too, dearer. One line of paper and one of notes are open; both have a
 * replacement reserved.
 */
public final class SmallCase {

    public static final OutageId OUTAGE = new OutageId("OUT-2025-0001");
    public static final String FIRST = "カウンター商事";
    public static final String SECOND = "たのむ屋";

    private final JdbcClient db;

    public SmallCase(JdbcClient db) {
        this.db = db;
    }

    /** Writes the case and its order book. */
    public SmallCase open() {
        run(
                """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by, opened_at, opened_by)
                values ('OUT-2025-0001', 'sample', 'OPEN', '出荷停止', '2025-10-18T20:00:00Z', 'stopgap', '2025-10-18T21:00:00Z', 'manager')
                """);
        run(
                """
                insert into item (supplier, sku, name, class, priority, daily_usage, stock_on_hand, pack_size, unit) values
                ('sample', 'PAPER', 'コピー用紙', 'A', 1, 2, 10, 5, '箱'),
                ('sample', 'TONER', 'トナー', 'A', 2, 1, 30, 1, '本'),
                ('sample', 'PEN', 'ボールペン', 'B', 3, 1, 2, 10, '箱'),
                ('sample', 'NOTES', '付箋', 'C', 4, null, 0, 1, '個')
                """);
        run(
                """
                insert into substitute (supplier, sku, rank, alt_supplier, alt_sku, alt_name, pack_size, unit_price, lead_time_days) values
                ('sample', 'PAPER', 1, 'カウンター商事', 'K-PAPER', '用紙', 10, 4400, 2),
                ('sample', 'PAPER', 2, 'たのむ屋', 'T-PAPER', '用紙', 5, 2500, 1),
                ('sample', 'TONER', 1, 'カウンター商事', 'K-TONER', 'トナー', 1, 15000, 3),
                ('sample', 'PEN', 1, 'たのむ屋', 'T-PEN', 'ペン', 10, 600, 1),
                ('sample', 'NOTES', 1, 'カウンター商事', 'K-NOTES', '付箋', 1, 160, 2)
                """);
        run(
                """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, item_name, quantity, unit, unit_price, tax_rate,
                                        status, needed_by) values
                ('sample', 'SO-1', '1', '2025-10-17T01:00:00Z', 'PAPER', 'コピー用紙', 4, '箱', 2000, 10, 'NOT_SHIPPED', '2025-10-24'),
                ('sample', 'SO-2', '1', '2025-10-17T02:00:00Z', 'NOTES', '付箋', 20, '個', 148, 10, 'NOT_SHIPPED', '2025-10-30')
                """);
        run(
                """
                insert into replacement (supplier, order_no, line_no, temporary_supplier, alt_sku, quantity, alt_quantity, unit_price,
                                         state, reserved_at) values
                ('sample', 'SO-1', '1', 'カウンター商事', 'K-PAPER', 4, 2, 4400, 'RESERVED', '2025-10-18T21:00:00Z'),
                ('sample', 'SO-2', '1', 'カウンター商事', 'K-NOTES', 20, 20, 160, 'RESERVED', '2025-10-18T21:00:00Z')
                """);
        return this;
    }

    /** Both other suppliers are chosen, and paper, toner and pens are bought there. */
    public SmallCase boughtElsewhere(StandingOrders standingOrders) {
        run(
                """
                insert into temporary_supplier (outage, alt_supplier, state, chosen_by, chosen_at) values
                ('OUT-2025-0001', 'カウンター商事', 'CHOSEN', 'buyer', '2025-10-18T21:00:00Z'),
                ('OUT-2025-0001', 'たのむ屋', 'CHOSEN', 'buyer', '2025-10-18T21:00:00Z')
                """);
        standingOrders.note(OUTAGE, new SupplierId("sample"));
        standingOrders.moveAway(OUTAGE);
        return this;
    }

    /** The supplier ships the whole of an order's first line. */
    public void ships(String orderNo) {
        db.sql(
                        """
                insert into shipment (supplier, shipment_no, order_no, line_no, shipped_on, quantity, status)
                select supplier, 'S-' || order_no, order_no, line_no, '2025-10-20', quantity, 'SHIPPED'
                  from order_line where order_no = :order
                """)
                .param("order", orderNo)
                .update();
    }

    public void run(String statement) {
        db.sql(statement).update();
    }

    /** A single value, as text. */
    public String value(String query) {
        return String.valueOf(
                db.sql(query).query((row, number) -> row.getString(1)).single());
    }
}
