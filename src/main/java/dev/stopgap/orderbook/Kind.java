package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.Column.code;
import static dev.stopgap.orderbook.Column.date;
import static dev.stopgap.orderbook.Column.flag;
import static dev.stopgap.orderbook.Column.integer;
import static dev.stopgap.orderbook.Column.key;
import static dev.stopgap.orderbook.Column.number;
import static dev.stopgap.orderbook.Column.rate;
import static dev.stopgap.orderbook.Column.registration;
import static dev.stopgap.orderbook.Column.text;
import static dev.stopgap.orderbook.Column.time;

import dev.stopgap.orderbook.Column.Sign;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of interchange files. */
public enum Kind {
    /** What we ordered, a line a row. */
    ORDERS(
            "order_line",
            List.of("order_no", "line_no"),
            key("order_no").must(),
            key("line_no").must(),
            time("ordered_at").must(),
            key("sku").must(),
            text("item_name"),
            number("quantity").must(Sign.POSITIVE),
            text("unit"),
            number("unit_price").must(),
            number("discount"),
            number("points"),
            rate("tax_rate").must(),
            code("ship_mode", List.of("WAREHOUSE", "DIRECT")),
            code("customization", List.of("NONE", "NAME_PRINT", "MADE_TO_ORDER", "SPECIAL")),
            code("use", List.of("NORMAL", "MEDICAL", "MAINTENANCE", "KEY_CUSTOMER")),
            date("needed_by"),
            date("promised_on"),
            code("status", Column.FULFILMENT),
            number("cancelled_quantity").with(Sign.NOT_NEGATIVE),
            date("cancelled_on"),
            text("cost_center"),
            text("requester_email"),
            text("destination"),
            text("basket_no")),
    /** What left the warehouse, a part of an order line a row. */
    SHIPMENTS(
            "shipment",
            List.of("shipment_no", "order_no", "line_no"),
            key("order_no").must(),
            key("line_no").must(),
            key("shipment_no").must(),
            date("shipped_on").must(),
            number("quantity").must(),
            text("carrier"),
            text("tracking_no"),
            time("tracking_visible_at"),
            code("status", Column.SHIPMENT_STATUS),
            time("status_at")),
    /** What the supplier booked: sales, cancellations, refunds, fees. */
    TRANSACTIONS(
            "transaction",
            List.of("transaction_no"),
            key("transaction_no").must(),
            code("kind", List.of("SALE", "CANCEL", "REFUND", "FEE", "ADJUSTMENT"))
                    .must(),
            key("order_no"),
            key("line_no"),
            date("posted_on").must(),
            number("quantity"),
            number("unit_price"),
            number("discount"),
            number("points"),
            number("amount").must(),
            rate("tax_rate").must(),
            key("invoice_no")),
    /** The supplier's invoices, with their figures for each tax rate. */
    INVOICES(
            "invoice",
            List.of("invoice_no"),
            key("invoice_no").must(),
            date("issued_on").must(),
            date("closing_on").must(),
            date("due_on").must(),
            registration("registration_no"),
            number("taxable_10"),
            number("tax_10"),
            number("taxable_8"),
            number("tax_8"),
            number("non_taxable"),
            number("total").must()),
    /** What we paid and what came back. */
    PAYMENTS(
            "payment",
            List.of("payment_no"),
            key("payment_no").must(),
            code("direction", List.of("OUT", "IN")).must(),
            date("paid_on").must(),
            number("amount").must(Sign.POSITIVE),
            code("method", List.of("BANK", "CARD", "DEBIT")),
            key("invoice_no"),
            key("order_no"),
            text("reference")),
    /** What we stock: class, use a day, stock. */
    ITEMS(
            "item",
            List.of("sku"),
            key("sku").must(),
            text("name"),
            code("class", List.of("A", "B", "C")),
            integer("priority"),
            number("daily_usage"),
            number("stock_on_hand"),
            number("pack_size"),
            text("unit"),
            text("category")),
    /** Who decides for a cost centre, up to which amount; our own company's, so of no supplier. */
    APPROVERS(
            "approver",
            List.of("cost_center", "up_to_yen"),
            key("cost_center").must(),
            number("up_to_yen").with(Sign.NOT_NEGATIVE),
            text("approver").must(),
            text("deputy"),
            text("manager")),
    /** What may take an item's place, by rank, and from whom. */
    SUBSTITUTES(
            "substitute",
            List.of("sku", "rank"),
            key("sku").must(),
            integer("rank").must(),
            key("supplier").in("alt_supplier").must(),
            key("alt_sku").must(),
            text("alt_name"),
            number("pack_size"),
            text("unit"),
            number("unit_price").must(),
            integer("lead_time_days"),
            number("stock"),
            number("min_quantity"),
            flag("partial_delivery"));

    final String table;
    final List<String> key;
    final List<Column> columns;

    Kind(String table, List<String> key, Column... columns) {
        this.table = table;
        this.key = key;
        this.columns = List.of(columns);
    }

    /** The kind of that file name without its ending, such as {@code orders}. */
    public static Optional<Kind> of(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> kind.fileName().equals(fileName))
                .findFirst();
    }

    /** The file's name without its ending: {@code orders}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its rows belong to our own company and not to a supplier. */
    public boolean ourOwn() {
        return this == APPROVERS;
    }

    /** The columns that a file must have and each row must fill. */
    List<Column> required() {
        return columns.stream().filter(Column::required).toList();
    }

    /** Whether a change of it changes what is known of order lines. */
    boolean ofLines() {
        return this == ORDERS || this == SHIPMENTS;
    }
}
