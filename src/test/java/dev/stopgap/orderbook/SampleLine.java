package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.SampleCatalogue.row;

import dev.stopgap.orderbook.SampleCatalogue.Item;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order line of the sample while it is being made up: the order, its shipments and its transactions. */
final class SampleLine {

    /** Goods that left the warehouse. */
    record Shipment(LocalDate on, int quantity, String status) {}

    /**
     * What the supplier booked.
     *
     * @param invoiced whether it stands on the invoice of its month
     */
    record Booking(
            String kind,
            LocalDate on,
            @Nullable Integer quantity,
            int price,
            int discount,
            int points,
            int amount,
            int rate,
            boolean invoiced) {}

    final String orderNo;
    final int lineNo;
    final String basketNo;
    final LocalDateTime orderedAt;
    final Item item;
    final String costCenter;
    final String requester;
    final String destination;
    final int price;
    int quantity;
    int discount;
    int points;
    int cancelled;

    @Nullable LocalDate cancelledOn;

    @Nullable LocalDate neededBy;

    @Nullable LocalDate promisedOn;

    String use = "NORMAL";
    String status = "DELIVERED";
    final List<Shipment> shipments = new ArrayList<>();
    final List<Booking> bookings = new ArrayList<>();

    SampleLine(
            String orderNo,
            int lineNo,
            String basketNo,
            LocalDateTime orderedAt,
            Item item,
            int quantity,
            String costCenter,
            String requester,
            String destination) {
        this.orderNo = orderNo;
        this.lineNo = lineNo;
        this.basketNo = basketNo;
        this.orderedAt = orderedAt;
        this.item = item;
        this.price = item.price();
        this.quantity = quantity;
        this.costCenter = costCenter;
        this.requester = requester;
        this.destination = destination;
    }

    void ship(LocalDate on, int pieces, String shipmentStatus) {
        shipments.add(new Shipment(on, pieces, shipmentStatus));
    }

    /** Books a sale as the order has it; discount and points go with the first sale. */
    void sell(LocalDate on, int pieces) {
        boolean first = bookings.isEmpty();
        sell(on, pieces, price, first ? discount : 0, first ? points : 0, item.rate(), true);
    }

    void sell(LocalDate on, int pieces, int unitPrice, int less, int lessPoints, int rate, boolean invoiced) {
        bookings.add(new Booking(
                "SALE",
                on,
                pieces,
                unitPrice,
                less,
                lessPoints,
                pieces * unitPrice - less - lessPoints,
                rate,
                invoiced));
    }

    void takeBack(String kind, LocalDate on, @Nullable Integer pieces, int amount, boolean invoiced) {
        bookings.add(new Booking(kind, on, pieces, price, 0, 0, -amount, item.rate(), invoiced));
    }

    LocalDate shippedOn() {
        return shipments.get(0).on();
    }

    Map<String, String> orderRow() {
        return row(
                "order_no", orderNo,
                "line_no", lineNo,
                "ordered_at", orderedAt + ":00+09:00",
                "sku", item.sku(),
                "item_name", item.name(),
                "quantity", quantity,
                "unit", item.unit(),
                "unit_price", price,
                "discount", discount == 0 ? null : discount,
                "points", points == 0 ? null : points,
                "tax_rate", item.rate(),
                "ship_mode", item.direct() ? "DIRECT" : "WAREHOUSE",
                "customization", item.made(),
                "use", use,
                "needed_by", neededBy,
                "promised_on", promisedOn,
                "status", status,
                "cancelled_quantity", cancelled == 0 ? null : cancelled,
                "cancelled_on", cancelledOn,
                "cost_center", costCenter,
                "requester_email", requester,
                "destination", destination,
                "basket_no", basketNo);
    }
}
