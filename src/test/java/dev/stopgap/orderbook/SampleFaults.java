package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.SampleCatalogue.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts billing faults into a clean past, and writes down each: what the match has to find, and nothing else. */
final class SampleFaults {

    private static final int EACH = 10;

    /** The invoices that are paid too little: what stands on them is not paid for. */
    final Set<String> paidShort = new HashSet<>();

    /** Bookings for lines that the order book does not have. */
    final List<SampleLine> unknown = new ArrayList<>();

    private final List<Map<String, String>> expected = new ArrayList<>();
    private final Set<String> ordersWithRefund = new HashSet<>();
    private final Random random;
    private final Iterator<SampleLine> plain;
    private final List<SampleLine> passedOver = new ArrayList<>();

    /** @param past lines in any order; those with one shipment of several pieces, billed at once, may get a fault */
    SampleFaults(Random random, List<SampleLine> past) {
        this.random = random;
        var shuffled = new ArrayList<>(past);
        java.util.Collections.shuffle(shuffled, random);
        this.plain = shuffled.stream()
                .filter(line -> line.shipments.size() == 1
                        && line.quantity > 1
                        && line.bookings.get(0).on().equals(line.shippedOn()))
                .iterator();
    }

    /** The next plain line of that sort. */
    SampleLine take(Predicate<SampleLine> sort) {
        for (Iterator<SampleLine> again = passedOver.iterator(); again.hasNext(); ) {
            SampleLine line = again.next();
            if (sort.test(line)) {
                again.remove();
                return line;
            }
        }
        while (plain.hasNext()) {
            SampleLine line = plain.next();
            if (sort.test(line)) {
                return line;
            }
            passedOver.add(line);
        }
        throw new IllegalStateException("the past is too short");
    }

    void seedLines() {
        for (int i = 0; i < EACH; i++) {
            duplicateBilling(i);
            billedAfterCancel(i);
            cancelledNotRefunded(i);
            billedNotShipped(i);
            shippedNotBilled(i);
            tooMuchShipped(i);
            unitPrice(i);
            points(i);
            tax(i);
            orderUnknown(i);
        }
    }

    private void duplicateBilling(int i) {
        SampleLine line = take(before(LocalDate.of(2025, 9, 20)));
        int pieces = i % 3 == 0 ? 1 : line.quantity;
        line.sell(SampleOrders.workday(line.shippedOn(), 3 + i % 4), pieces);
        expect("DUPLICATE_BILLING", line, pieces, yen(pieces * line.price));
    }

    private void billedAfterCancel(int i) {
        // Half of them stand on invoices of which we have held back a part, half are not invoiced yet.
        SampleLine line = i % 2 == 0
                ? take(soon().and(any -> paidShort.contains(SampleBilling.invoiceNo(any, any.shippedOn()))))
                : take(soon());
        int cancelled = cancel(line, i);
        if (i % 2 != 0) {
            line.bookings.clear();
            line.sell(
                    LocalDate.of(2026, 1, 5),
                    line.quantity,
                    line.price,
                    line.discount,
                    line.points,
                    line.item.rate(),
                    false);
        }
        expect("BILLED_AFTER_CANCEL", line, cancelled, yen(cancelled * line.price));
    }

    private void cancelledNotRefunded(int i) {
        SampleLine line = take(soon().and(any -> !paidShort.contains(SampleBilling.invoiceNo(any, any.shippedOn()))));
        int cancelled = cancel(line, i);
        expect("CANCELLED_NOT_REFUNDED", line, cancelled, yen(cancelled * line.price));
    }

    /** Cancels all or half of a line, which is billed none the less; what is cancelled was not shipped. */
    private int cancel(SampleLine line, int i) {
        LocalDate on = line.shippedOn();
        int cancelled = i % 3 == 0 ? line.quantity / 2 : line.quantity;
        line.shipments.clear();
        if (cancelled < line.quantity) {
            line.ship(on, line.quantity - cancelled, "DELIVERED");
        } else {
            line.status = "NOT_SHIPPED";
        }
        line.cancelled = cancelled;
        line.cancelledOn = line.orderedAt.toLocalDate();
        return cancelled;
    }

    private void billedNotShipped(int i) {
        SampleLine line = take(soon());
        LocalDate on = line.shippedOn();
        int lacking = i % 2 == 0 ? line.quantity : 1;
        line.shipments.clear();
        if (lacking < line.quantity) {
            line.ship(on, line.quantity - lacking, "DELIVERED");
        }
        expect("BILLED_NOT_SHIPPED", line, lacking, yen(lacking * line.price));
    }

    private void shippedNotBilled(int i) {
        SampleLine line = take(any -> true);
        line.bookings.clear();
        int billed = i % 2 == 0 ? 0 : line.quantity - 1;
        if (billed > 0) {
            line.sell(line.shippedOn(), billed);
        }
        int lacking = line.quantity - billed;
        expect("SHIPPED_NOT_BILLED", line, lacking, yen(lacking * line.price));
    }

    private void tooMuchShipped(int i) {
        SampleLine line = take(soon());
        LocalDate on = line.shippedOn();
        int surplus = 1 + i % 2;
        if (i % 2 == 0) {
            // Cancelled in time, and came all the same.
            line.cancelled = surplus;
            line.cancelledOn = line.orderedAt.toLocalDate();
        } else {
            line.shipments.clear();
            line.bookings.clear();
            line.ship(on, line.quantity + surplus, "DELIVERED");
            line.sell(on, line.quantity + surplus);
        }
        expect("QUANTITY", line, surplus, yen(surplus * line.price));
    }

    private void unitPrice(int i) {
        SampleLine line = take(any -> true);
        int more = i == 4 ? -line.price / 20 - 1 : line.price / (8 + i) + 1;
        line.bookings.clear();
        line.sell(
                line.shippedOn(), line.quantity, line.price + more, line.discount, line.points, line.item.rate(), true);
        expect("UNIT_PRICE", line, line.quantity, yen(more * line.quantity));
    }

    private void points(int i) {
        SampleLine line = take(any -> any.discount > 1);
        int forgotten = i == 7 ? -100 : i % 2 == 0 ? line.discount : line.discount / 2;
        line.bookings.clear();
        line.sell(
                line.shippedOn(),
                line.quantity,
                line.price,
                line.discount - forgotten,
                line.points,
                line.item.rate(),
                true);
        expect("POINTS", line, null, yen(forgotten));
    }

    private void tax(int i) {
        int right = i % 5 == 4 ? 10 : 8;
        SampleLine line = take(any -> any.item.rate() == right);
        int billed = right == 8 ? 10 : 8;
        line.bookings.clear();
        line.sell(line.shippedOn(), line.quantity, line.price, line.discount, line.points, billed, true);
        BigDecimal amount = BigDecimal.valueOf(line.bookings.get(0).amount());
        expect(
                "TAX",
                line,
                null,
                amount.multiply(BigDecimal.valueOf(billed - right)).movePointLeft(2));
    }

    private void orderUnknown(int i) {
        SampleLine like = take(any -> true);
        boolean otherLine = i % 4 == 3;
        var line = new SampleLine(
                otherLine ? like.orderNo : "%010d".formatted(9_900_000 + i * 10),
                otherLine ? 90 + i : 1,
                like.basketNo,
                like.orderedAt,
                like.item,
                like.quantity,
                like.costCenter,
                like.requester,
                like.destination);
        line.sell(like.shippedOn(), line.quantity);
        if (i % 3 == 0) {
            line.sell(like.shippedOn(), 1);
        }
        int amount = line.bookings.stream().mapToInt(SampleLine.Booking::amount).sum();
        unknown.add(line);
        expect("ORDER_UNKNOWN", line, null, yen(amount));
    }

    /** A refund in cash, for all of a line that came back or for a part of its price; at most one an order. */
    SampleLine refundInCash(LocalDate on, boolean all) {
        SampleLine line = take(before(LocalDate.of(2025, 9, 1)).and(any -> !ordersWithRefund.contains(any.orderNo)));
        ordersWithRefund.add(line.orderNo);
        if (all) {
            LocalDate shipped = line.shippedOn();
            line.shipments.clear();
            line.ship(shipped, line.quantity, "RETURNED");
            line.takeBack("REFUND", on, line.quantity, line.bookings.get(0).amount(), false);
        } else {
            line.takeBack("REFUND", on, null, line.price / 5 + 1, false);
        }
        return line;
    }

    /** What a cash refund comes to with its tax. */
    static BigDecimal owed(SampleLine line) {
        int amount = -line.bookings.get(line.bookings.size() - 1).amount();
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(100 + line.item.rate()))
                .movePointLeft(2);
    }

    private static Predicate<SampleLine> before(LocalDate day) {
        return line -> line.shippedOn().isBefore(day);
    }

    private static Predicate<SampleLine> soon() {
        return before(LocalDate.of(2025, 10, 10));
    }

    private static BigDecimal yen(int amount) {
        return BigDecimal.valueOf(amount);
    }

    void expect(String kind, SampleLine line, @Nullable Integer quantity, BigDecimal amount) {
        add(kind, line.orderNo, String.valueOf(line.lineNo), "", "", "", quantity, amount);
    }

    /** A refund is matched by its order. */
    void expectRefund(String kind, SampleLine line, BigDecimal amount) {
        add(kind, line.orderNo, "", "", "", "", null, amount);
    }

    void expectInvoice(String kind, String invoiceNo, @Nullable Integer rate, BigDecimal amount) {
        add(kind, "", "", invoiceNo, rate == null ? "" : rate.toString(), "", null, amount);
    }

    void expectPayment(String kind, String paymentNo, BigDecimal amount) {
        add(kind, "", "", "", "", paymentNo, null, amount);
    }

    private void add(
            String kind,
            String orderNo,
            String lineNo,
            String invoiceNo,
            String rate,
            String paymentNo,
            @Nullable Integer quantity,
            BigDecimal amount) {
        expected.add(row(
                "kind", kind,
                "order_no", orderNo,
                "line_no", lineNo,
                "invoice_no", invoiceNo,
                "tax_rate", rate,
                "payment_no", paymentNo,
                "quantity", quantity,
                "amount", amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString()));
    }

    /** All that was put in, by kind and number. */
    List<Map<String, String>> expected() {
        return expected.stream()
                .sorted(Comparator.comparing(fault -> String.join("/", fault.values())))
                .toList();
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
