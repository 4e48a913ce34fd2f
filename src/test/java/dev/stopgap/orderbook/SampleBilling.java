package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.SampleCatalogue.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** The supplier's books of the sample: what it booked, invoiced and was paid, month by month and cost centre by cost centre. */
@NullUnmarked // rows are maps here: a column that is missing may break it
final class SampleBilling {

    private static final String REGISTRATION = "T0000000000000";
    private static final YearMonth FIRST = YearMonth.of(2025, 8);
    private static final YearMonth LAST = YearMonth.of(2025, 12);
    private static final Map<YearMonth, LocalDate> PAID_ON = Map.of(
            YearMonth.of(2025, 8), LocalDate.of(2025, 9, 30),
            YearMonth.of(2025, 9), LocalDate.of(2025, 10, 31),
            YearMonth.of(2025, 10), LocalDate.of(2025, 11, 28),
            YearMonth.of(2025, 11), LocalDate.of(2025, 12, 30),
            YearMonth.of(2025, 12), LocalDate.of(2026, 1, 30));

    private final Random random;
    private final SampleFaults faults;
    private final Set<String> totalOfRate = new HashSet<>();
    private final Set<String> totalOfAll = new HashSet<>();
    private final Set<String> taxes = new HashSet<>();
    private final Set<String> paidOver = new HashSet<>();

    final List<Map<String, String>> transactions = new ArrayList<>();
    final List<Map<String, String>> invoices = new ArrayList<>();
    final List<Map<String, String>> payments = new ArrayList<>();

    SampleBilling(Random random, SampleFaults faults) {
        this.random = random;
        this.faults = faults;
    }

    /** The invoice on which a booking of that day stands. */
    static String invoiceNo(SampleLine line, LocalDate on) {
        return invoiceNo(line.costCenter, YearMonth.from(on));
    }

    private static String invoiceNo(String costCenter, YearMonth month) {
        return "SB-%02d%02d-%s".formatted(month.getYear() % 100, month.getMonthValue(), costCenter.substring(2));
    }

    /** Decides which invoices will be wrong, or wrongly paid: each in one way. */
    void chooseInvoices() {
        var all = new ArrayList<String>();
        for (YearMonth month = FIRST; month.getMonthValue() <= 10; month = month.plusMonths(1)) {
            for (String costCenter : SampleOrders.COST_CENTERS) {
                all.add(invoiceNo(costCenter, month));
            }
        }
        Collections.shuffle(all, random);
        totalOfRate.addAll(all.subList(0, 5));
        totalOfAll.addAll(all.subList(5, 10));
        taxes.addAll(all.subList(10, 19));
        faults.paidShort.addAll(all.subList(19, 28));
        paidOver.addAll(all.subList(28, 37));
    }

    /** Goods that came back or were cancelled in order, and money that came back, in order and not. */
    void takeBack() {
        for (int i = 0; i < 15; i++) {
            SampleLine returned = faults.take(line -> line.shippedOn().isBefore(LocalDate.of(2025, 9, 15)));
            LocalDate shipped = returned.shippedOn();
            int amount = returned.bookings.get(0).amount();
            returned.shipments.clear();
            returned.ship(shipped, returned.quantity, "RETURNED");
            returned.takeBack("REFUND", SampleOrders.workday(shipped, 6), returned.quantity, amount, true);

            SampleLine cancelled = faults.take(line -> line.shippedOn().isBefore(LocalDate.of(2025, 9, 15)));
            LocalDate billed = cancelled.shippedOn();
            cancelled.shipments.clear();
            cancelled.status = "NOT_SHIPPED";
            cancelled.cancelled = cancelled.quantity;
            cancelled.cancelledOn = cancelled.orderedAt.toLocalDate();
            cancelled.takeBack(
                    "CANCEL",
                    SampleOrders.workday(billed, 2),
                    cancelled.quantity,
                    cancelled.bookings.get(0).amount(),
                    true);
        }
        for (int i = 0; i < 24; i++) {
            boolean early = i % 2 == 0;
            SampleLine line =
                    faults.refundInCash(early ? LocalDate.of(2025, 9, 9) : LocalDate.of(2025, 11, 10), i % 3 == 0);
            // The yen's fraction is theirs.
            comeIn(
                    line,
                    early ? YearMonth.of(2025, 8) : YearMonth.of(2025, 10),
                    SampleFaults.owed(line).intValue());
        }
        for (int i = 0; i < 10; i++) {
            SampleLine missing = faults.refundInCash(
                    i % 2 == 0 ? LocalDate.of(2025, 9, 12) : LocalDate.of(2025, 12, 15), i % 3 == 0);
            faults.expectRefund("REFUND_MISSING", missing, SampleFaults.owed(missing));
            SampleLine tooLittle = faults.refundInCash(
                    i % 2 == 0 ? LocalDate.of(2025, 9, 11) : LocalDate.of(2025, 11, 12), i % 3 == 1);
            BigDecimal owed = SampleFaults.owed(tooLittle);
            // The tax forgotten, or some yen lost.
            int came =
                    i % 2 == 0 ? owed.intValue() * 100 / (100 + tooLittle.item.rate()) - 1 : owed.intValue() - 12 - i;
            comeIn(tooLittle, i % 2 == 0 ? YearMonth.of(2025, 8) : YearMonth.of(2025, 10), came);
            faults.expectRefund("REFUND_SHORT", tooLittle, owed.subtract(BigDecimal.valueOf(came)));
        }
        // Promised late and paid before it is missing: no fault, on the last day and after it.
        for (boolean whole : new boolean[] {true, false}) {
            SampleLine line = faults.refundInCash(LocalDate.of(2026, 1, 5), whole);
            comeIn(line, YearMonth.of(2025, 12), SampleFaults.owed(line).intValue());
        }
    }

    private void comeIn(SampleLine line, YearMonth month, int amount) {
        LocalDate on = PAID_ON.get(month);
        payments.add(row(
                "payment_no",
                "IN-%s-%02d".formatted(on.toString().substring(2).replace("-", ""), payments.size() + 1),
                "direction",
                "IN",
                "paid_on",
                on,
                "amount",
                amount,
                "method",
                "BANK",
                "invoice_no",
                "",
                "order_no",
                line.orderNo,
                "reference",
                "返金 " + line.orderNo));
    }

    /** Writes all books from the lines as they now are. */
    void write(List<SampleLine> lines) {
        var bookings = new ArrayList<Map<String, String>>();
        for (SampleLine line : lines) {
            for (SampleLine.Booking booking : line.bookings) {
                bookings.add(booking(line, booking));
            }
        }
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            for (String costCenter : SampleOrders.COST_CENTERS) {
                if (month.getMonthValue() <= 10) {
                    fees(bookings, costCenter, month);
                }
                invoice(bookings, costCenter, month);
            }
        }
        bookings.sort(java.util.Comparator.comparing(booking -> booking.get("posted_on")));
        int number = 0;
        for (var booking : bookings) {
            var numbered = new LinkedHashMap<String, String>();
            numbered.put("transaction_no", "TX%07d".formatted(++number));
            numbered.putAll(booking);
            transactions.add(numbered);
        }
        unapplied();
    }

    private static Map<String, String> booking(SampleLine line, SampleLine.Booking booking) {
        boolean sale = booking.kind().equals("SALE");
        Integer quantity = booking.quantity();
        return row(
                "kind",
                booking.kind(),
                "order_no",
                line.orderNo,
                "line_no",
                line.lineNo,
                "posted_on",
                booking.on(),
                // The match takes quantities of refunds and cancellations without their sign: both are written.
                "quantity",
                quantity == null ? null : booking.kind().equals("REFUND") ? Integer.valueOf(-quantity) : quantity,
                "unit_price",
                quantity == null ? null : booking.price(),
                "discount",
                sale && booking.discount() != 0 ? booking.discount() : null,
                "points",
                sale && booking.points() != 0 ? booking.points() : null,
                "amount",
                booking.amount(),
                "tax_rate",
                booking.rate(),
                "invoice_no",
                booking.invoiced() ? invoiceNo(line, booking.on()) : "");
    }

    private void fees(List<Map<String, String>> bookings, String costCenter, YearMonth month) {
        bookings.add(unordered("FEE", month, 1_500, 10, costCenter));
        if (random.nextInt(4) == 0) {
            bookings.add(unordered("FEE", month, 800, 0, costCenter));
        }
        if (random.nextInt(5) == 0) {
            bookings.add(unordered("ADJUSTMENT", month, -300, 10, costCenter));
        }
    }

    private static Map<String, String> unordered(
            String kind, YearMonth month, int amount, int rate, String costCenter) {
        return row(
                "kind", kind,
                "order_no", "",
                "line_no", "",
                "posted_on", month.getMonthValue() == 10 ? month.atEndOfMonth() : month.atDay(28),
                "quantity", "",
                "unit_price", "",
                "discount", "",
                "points", "",
                "amount", amount,
                "tax_rate", rate,
                "invoice_no", invoiceNo(costCenter, month));
    }

    private void invoice(List<Map<String, String>> bookings, String costCenter, YearMonth month) {
        String number = invoiceNo(costCenter, month);
        var sums = new TreeMap<Integer, Integer>();
        bookings.stream()
                .filter(booking -> booking.get("invoice_no").equals(number))
                .forEach(booking -> sums.merge(
                        Integer.valueOf(booking.get("tax_rate")),
                        Integer.valueOf(booking.get("amount")),
                        Integer::sum));
        if (sums.isEmpty()) {
            return;
        }
        int taxable10 = sums.getOrDefault(10, 0);
        int taxable8 = sums.getOrDefault(8, 0);
        int free = sums.getOrDefault(0, 0);
        if (taxable10 < 0 || taxable8 < 0) {
            throw new IllegalStateException(number + " would be negative");
        }
        if (totalOfRate.contains(number)) {
            int more = 100 * faults.between(5, 60);
            taxable10 += more;
            faults.expectInvoice("INVOICE_TOTAL", number, 10, BigDecimal.valueOf(more));
        }
        // This supplier rounds down, once a rate and invoice.
        int tax10 = taxable10 / 10;
        int tax8 = taxable8 * 8 / 100;
        if (taxes.contains(number)) {
            int more = faults.between(2, 90);
            tax10 += more;
            int nearest = taxable10 % 10 == 0 ? more : more - 1;
            faults.expectInvoice("INVOICE_TAX", number, 10, BigDecimal.valueOf(nearest));
        }
        int total = taxable10 + tax10 + taxable8 + tax8 + free;
        if (totalOfAll.contains(number)) {
            int more = 10 * faults.between(10, 300);
            total += more;
            faults.expectInvoice("INVOICE_TOTAL", number, null, BigDecimal.valueOf(more));
        }
        invoices.add(row(
                "invoice_no", number,
                "issued_on", month.atEndOfMonth().plusDays(4),
                "closing_on", month.atEndOfMonth(),
                "due_on", month.plusMonths(1).atEndOfMonth(),
                "registration_no", REGISTRATION,
                "taxable_10", taxable10,
                "tax_10", tax10,
                "taxable_8", taxable8,
                "tax_8", tax8,
                "non_taxable", free,
                "total", total));
        pay(number, month, total);
    }

    private void pay(String invoiceNo, YearMonth month, int total) {
        int amount = total;
        if (faults.paidShort.contains(invoiceNo)) {
            int less = 10 * faults.between(20, 400);
            amount -= less;
            faults.expectInvoice("PAYMENT_SHORT", invoiceNo, null, BigDecimal.valueOf(less));
        } else if (paidOver.contains(invoiceNo)) {
            int more = 10 * faults.between(20, 400);
            amount += more;
            faults.expectInvoice("PAYMENT_OVER", invoiceNo, null, BigDecimal.valueOf(more));
        }
        out("OUT-" + invoiceNo.substring(3), month, amount, invoiceNo);
    }

    private void unapplied() {
        for (int i = 0; i < 9; i++) {
            YearMonth month = FIRST.plusMonths(i % 3);
            int amount = 1_100 * faults.between(3, 90);
            String paymentNo = "OUT-%02d%02d-9%02d".formatted(month.getYear() % 100, month.getMonthValue(), i);
            // A slip of the pen, or no number at all.
            out(paymentNo, month, amount, i % 3 == 2 ? "" : "SB-%02d-O%02d".formatted(month.getMonthValue(), i));
            faults.expectPayment("PAYMENT_UNAPPLIED", paymentNo, BigDecimal.valueOf(amount));
        }
    }

    private void out(String paymentNo, YearMonth month, int amount, String invoiceNo) {
        payments.add(row(
                "payment_no",
                paymentNo,
                "direction",
                "OUT",
                "paid_on",
                PAID_ON.get(month),
                "amount",
                amount,
                "method",
                "BANK",
                "invoice_no",
                invoiceNo,
                "order_no",
                "",
                "reference",
                "振込 " + invoiceNo));
    }
}
