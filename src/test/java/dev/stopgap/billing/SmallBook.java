package dev.stopgap.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order book small enough to be matched by hand, and dense enough that everything happens in it. */
record SmallBook(
        List<Line> lines,
        List<Shipment> shipments,
        List<Transaction> transactions,
        List<Invoice> invoices,
        List<Payment> payments,
        List<Replacement> replacements) {

    static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

    record Line(
            String order,
            String line,
            BigDecimal quantity,
            BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal points,
            int taxRate,
            @Nullable BigDecimal cancelled) {}

    record Shipment(String no, String order, String line, BigDecimal quantity, @Nullable String status) {}

    record Transaction(
            String no,
            String kind,
            @Nullable String order,
            @Nullable String line,
            LocalDate postedOn,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal points,
            BigDecimal amount,
            int taxRate,
            @Nullable String invoice) {}

    record Invoice(
            String no,
            LocalDate dueOn,
            @Nullable BigDecimal taxable10,
            @Nullable BigDecimal tax10,
            @Nullable BigDecimal taxable8,
            @Nullable BigDecimal tax8,
            @Nullable BigDecimal nonTaxable,
            BigDecimal total) {}

    record Payment(String no, String direction, BigDecimal amount, @Nullable String invoice, @Nullable String order) {}

    record Replacement(String order, String line, BigDecimal arrived) {}

    static SmallBook empty() {
        return new SmallBook(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** A book in which few numbers meet often. */
    static SmallBook random(Random random) {
        var book = empty();
        for (String order : List.of("A-1", "A-2", "A-3")) {
            for (String line : List.of("1", "2")) {
                if (random.nextInt(5) > 0) {
                    book.lines.add(new Line(
                            order,
                            line,
                            number(1 + random.nextInt(3)),
                            price(random),
                            maybe(random, 10),
                            maybe(random, 5),
                            random.nextInt(4) == 0 ? 8 : 10,
                            random.nextInt(3) == 0 ? number(random.nextInt(4)) : null));
                    if (random.nextInt(4) == 0) {
                        book.replacements.add(new Replacement(order, line, number(random.nextInt(3))));
                    }
                }
            }
        }
        int shipments = random.nextInt(9);
        for (int i = 0; i < shipments; i++) {
            String[] statuses = {"DELIVERED", "RETURNED", null};
            book.shipments.add(new Shipment(
                    "S" + i, order(random), line(random), number(1 + random.nextInt(3)), statuses[random.nextInt(3)]));
        }
        int transactions = random.nextInt(13);
        for (int i = 0; i < transactions; i++) {
            book.transactions.add(transaction("T" + i, random));
        }
        for (String no : List.of("I1", "I2")) {
            if (random.nextInt(5) > 0) {
                book.invoices.add(book.invoice(no, random));
            }
        }
        int payments = random.nextInt(7);
        for (int i = 0; i < payments; i++) {
            book.payments.add(book.payment("P" + i, random));
        }
        return book;
    }

    private static Transaction transaction(String no, Random random) {
        String kind = List.of("SALE", "SALE", "SALE", "CANCEL", "REFUND", "REFUND", "FEE", "ADJUSTMENT")
                .get(random.nextInt(8));
        boolean ordered = !kind.equals("FEE") && !kind.equals("ADJUSTMENT") || random.nextBoolean();
        boolean back = kind.equals("CANCEL") || kind.equals("REFUND");
        int quantity = 1 + random.nextInt(3);
        var unitPrice = price(random);
        var amount = unitPrice.multiply(number(quantity));
        return new Transaction(
                no,
                kind,
                ordered && random.nextInt(12) > 0 ? order(random) : null,
                ordered && random.nextInt(12) > 0 ? line(random) : null,
                AS_OF.minusDays(28L + random.nextInt(4)),
                random.nextInt(6) == 0 ? null : number(back && random.nextBoolean() ? -quantity : quantity),
                random.nextInt(8) == 0 ? null : unitPrice,
                maybe(random, 10),
                maybe(random, 5),
                back ? amount.negate() : amount,
                random.nextInt(4) == 0 ? 8 : random.nextInt(9) == 0 ? 0 : 10,
                List.of("I1", "I2", "I3", "", "")
                        .get(random.nextInt(5))
                        .transform(invoice -> invoice.isEmpty() ? null : invoice));
    }

    // Mostly right, and wrong in each of its figures now and then.
    private Invoice invoice(String no, Random random) {
        var taxable10 = added(no, 10).add(fault(random));
        var taxable8 = added(no, 8).add(fault(random));
        var other = added(no, 0).add(fault(random));
        var tax10 = tax(taxable10, "0.10", random);
        var tax8 = tax(taxable8, "0.08", random);
        var total = taxable10.add(tax10).add(taxable8).add(tax8).add(other).add(fault(random));
        return new Invoice(
                no,
                AS_OF.minusDays(random.nextInt(3) - 1),
                taxable10,
                tax10,
                zeroAsNull(taxable8),
                zeroAsNull(tax8),
                zeroAsNull(other),
                total);
    }

    private BigDecimal added(String invoice, int rate) {
        return transactions.stream()
                .filter(t -> invoice.equals(t.invoice()) && t.taxRate() == rate)
                .map(Transaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal tax(BigDecimal taxable, String rate, Random random) {
        var mode = List.of(java.math.RoundingMode.FLOOR, java.math.RoundingMode.HALF_UP, java.math.RoundingMode.CEILING)
                .get(random.nextInt(3));
        return taxable.multiply(new BigDecimal(rate)).setScale(0, mode).add(fault(random));
    }

    private Payment payment(String no, Random random) {
        boolean out = random.nextBoolean();
        if (out) {
            String invoice = List.of("I1", "I2", "I3", "").get(random.nextInt(4));
            var total = invoices.stream()
                    .filter(i -> i.no().equals(invoice))
                    .map(Invoice::total)
                    .findFirst()
                    .orElse(number(500));
            return new Payment(
                    no, "OUT", total.abs().add(fault(random)).abs(), invoice.isEmpty() ? null : invoice, null);
        }
        String order = order(random);
        var owed = transactions.stream()
                .filter(t -> t.kind().equals("REFUND") && t.invoice() == null && order.equals(t.order()))
                .map(t -> t.amount().abs().multiply(number(100 + t.taxRate())).movePointLeft(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var amount = random.nextBoolean() ? owed : owed.subtract(number(random.nextInt(5)));
        return new Payment(
                no,
                "IN",
                amount.abs().setScale(0, java.math.RoundingMode.FLOOR),
                null,
                random.nextInt(8) == 0 ? null : order);
    }

    private static BigDecimal fault(Random random) {
        return random.nextInt(7) == 0 ? number(random.nextInt(5) - 2) : BigDecimal.ZERO;
    }

    private static @Nullable BigDecimal zeroAsNull(BigDecimal number) {
        return number.signum() == 0 ? null : number;
    }

    private static String order(Random random) {
        return List.of("A-1", "A-2", "A-3", "X-9").get(random.nextInt(4));
    }

    private static String line(Random random) {
        return List.of("1", "2", "2").get(random.nextInt(3));
    }

    private static BigDecimal price(Random random) {
        return new BigDecimal(List.of("100", "100", "110.5").get(random.nextInt(3)));
    }

    private static @Nullable BigDecimal maybe(Random random, int value) {
        return random.nextInt(4) == 0 ? number(value) : null;
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }

    /** Writes this book as {@code supplier}'s. */
    void store(JdbcClient db, String supplier) {
        for (var line : lines) {
            db.sql(
                            """
                    insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit, unit_price, discount, points,
                                            tax_rate, cancelled_quantity)
                    values (?, ?, ?, '2025-12-01T09:00+09:00', 'SKU-1', ?, '箱', ?, ?, ?, ?, ?)
                    """)
                    .params(nullable(
                            supplier,
                            line.order,
                            line.line,
                            line.quantity,
                            line.unitPrice,
                            line.discount,
                            line.points,
                            line.taxRate,
                            line.cancelled))
                    .update();
        }
        for (var shipment : shipments) {
            db.sql(
                            "insert into shipment (supplier, shipment_no, order_no, line_no, shipped_on, quantity, status) values (?, ?, ?, ?, '2025-12-20', ?, ?)")
                    .params(nullable(
                            supplier, shipment.no, shipment.order, shipment.line, shipment.quantity, shipment.status))
                    .update();
        }
        for (var t : transactions) {
            db.sql("insert into transaction values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(nullable(
                            supplier,
                            t.no,
                            t.kind,
                            t.order,
                            t.line,
                            t.postedOn,
                            t.quantity,
                            t.unitPrice,
                            t.discount,
                            t.points,
                            t.amount,
                            t.taxRate,
                            t.invoice))
                    .update();
        }
        for (var i : invoices) {
            db.sql(
                            """
                    insert into invoice (supplier, invoice_no, issued_on, closing_on, due_on, taxable_10, tax_10, taxable_8, tax_8, non_taxable, total)
                    values (?, ?, '2026-01-05', '2025-12-31', ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(nullable(
                            supplier, i.no, i.dueOn, i.taxable10, i.tax10, i.taxable8, i.tax8, i.nonTaxable, i.total))
                    .update();
        }
        for (var p : payments) {
            db.sql(
                            "insert into payment (supplier, payment_no, direction, paid_on, amount, invoice_no, order_no) values (?, ?, ?, '2026-01-20', ?, ?, ?)")
                    .params(nullable(supplier, p.no, p.direction, p.amount, p.invoice, p.order))
                    .update();
        }
        for (var r : replacements) {
            db.sql(
                            """
                    insert into replacement (supplier, order_no, line_no, temporary_supplier, alt_sku, quantity, alt_quantity, unit_price, state,
                                             arrived_quantity, reserved_at)
                    values (?, ?, ?, 'other', 'ALT-1', 3, 3, 120, 'ARRIVED', ?, '2025-12-10T09:00+09:00')
                    """)
                    .params(nullable(supplier, r.order, r.line, r.arrived))
                    .update();
        }
    }

    private static List<Object> nullable(@Nullable Object... values) {
        return java.util.Arrays.asList(values);
    }
}
