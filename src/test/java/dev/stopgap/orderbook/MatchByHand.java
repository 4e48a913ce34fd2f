package dev.stopgap.orderbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * The match of orders, shipments, transactions, invoices and payments, worked out in plain Java from the rows of the
 * canonical files: a second way to the figures that the billing's SQL finds, written from the same rules.
 */
@NullUnmarked // rows are maps here: a column that is missing may break it
final class MatchByHand {

    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Map<String, List<Map<String, String>>> books;
    private final LocalDate asOf;
    private final int refundDays;
    private final List<Map<String, String>> found = new ArrayList<>();
    private final Map<String, Map<String, String>> invoices;
    private final Map<String, BigDecimal> paid = new HashMap<>();

    /** @param books the rows of each kind by its file name, as they stand after all imports */
    MatchByHand(Map<String, List<Map<String, String>>> books, LocalDate asOf, int refundDays) {
        this.books = books;
        this.asOf = asOf;
        this.refundDays = refundDays;
        this.invoices = books.get("invoices").stream()
                .collect(Collectors.toMap(invoice -> invoice.get("invoice_no"), invoice -> invoice));
        payments("OUT")
                .forEach(payment -> paid.merge(payment.get("invoice_no"), number(payment, "amount"), BigDecimal::add));
    }

    /** The discrepancies, as rows of {@code seeded-faults.csv}. */
    List<Map<String, String>> discrepancies() {
        var shipped = byLine("shipments");
        var booked = byLine("transactions");
        var known = books.get("orders").stream().map(MatchByHand::line).collect(Collectors.toSet());
        for (var order : books.get("orders")) {
            match(order, shipped.getOrDefault(line(order), List.of()), booked.getOrDefault(line(order), List.of()));
        }
        booked.forEach((line, transactions) -> {
            boolean ordered = transactions.stream()
                    .anyMatch(transaction -> List.of("SALE", "CANCEL", "REFUND").contains(transaction.get("kind")));
            if (!known.contains(line) && ordered && !line.equals("/")) {
                find("ORDER_UNKNOWN", line, "", "", "", null, sum(transactions, "amount"));
            }
        });
        refunds();
        books.get("invoices").forEach(this::invoice);
        payments("OUT").stream()
                .filter(payment -> !invoices.containsKey(payment.get("invoice_no")))
                .forEach(payment -> find(
                        "PAYMENT_UNAPPLIED", "/", "", "", payment.get("payment_no"), null, number(payment, "amount")));
        return found.stream()
                .sorted(Comparator.comparing(fault -> String.join("/", fault.values())))
                .toList();
    }

    private void match(
            Map<String, String> order, List<Map<String, String>> shipments, List<Map<String, String>> bookings) {
        var sales = bookings.stream()
                .filter(booking -> booking.get("kind").equals("SALE"))
                .sorted(Comparator.comparing((Map<String, String> sale) -> sale.get("posted_on"))
                        .thenComparing(sale -> sale.get("transaction_no")))
                .toList();
        BigDecimal o = number(order, "quantity");
        BigDecimal c = number(order, "cancelled_quantity");
        BigDecimal s = sum(
                shipments.stream()
                        .filter(any -> !any.get("status").equals("RETURNED"))
                        .toList(),
                "quantity");
        BigDecimal b = sum(sales, "quantity")
                .subtract(bookings.stream()
                        .filter(any -> List.of("CANCEL", "REFUND").contains(any.get("kind")))
                        .map(any -> number(any, "quantity").abs())
                        .reduce(ZERO, BigDecimal::add));
        BigDecimal ordered = number(order, "unit_price");
        int before = found.size();
        BigDecimal rest = b.subtract(s);
        if (rest.signum() > 0) {
            var last = sales.get(sales.size() - 1);
            BigDecimal price = number(last, "unit_price");
            BigDecimal twice = b.compareTo(o) > 0 ? rest.min(b.subtract(o)) : ZERO;
            pieces("DUPLICATE_BILLING", order, twice, price);
            rest = rest.subtract(twice);
            BigDecimal cancelled = rest.min(c);
            pieces(isPaid(last) ? "CANCELLED_NOT_REFUNDED" : "BILLED_AFTER_CANCEL", order, cancelled, price);
            pieces("BILLED_NOT_SHIPPED", order, rest.subtract(cancelled), price);
        }
        pieces("SHIPPED_NOT_BILLED", order, s.subtract(b), ordered);
        pieces("QUANTITY", order, s.subtract(o.subtract(c)), ordered);
        var dearer = sales.stream()
                .filter(sale -> number(sale, "unit_price").compareTo(ordered) != 0)
                .toList();
        if (!dearer.isEmpty()) {
            BigDecimal difference = dearer.stream()
                    .map(sale -> number(sale, "unit_price").subtract(ordered).multiply(number(sale, "quantity")))
                    .reduce(ZERO, BigDecimal::add);
            find("UNIT_PRICE", line(order), "", "", "", sum(dearer, "quantity"), difference);
        }
        BigDecimal less = number(order, "discount").add(number(order, "points"));
        BigDecimal given = sum(sales, "discount").add(sum(sales, "points"));
        if (b.compareTo(o) == 0 && found.size() == before && less.compareTo(given) != 0) {
            find("POINTS", line(order), "", "", "", null, less.subtract(given));
        }
        BigDecimal tax = sales.stream()
                .map(sale ->
                        number(sale, "amount").multiply(number(sale, "tax_rate").subtract(number(order, "tax_rate"))))
                .reduce(ZERO, BigDecimal::add);
        if (sales.stream().anyMatch(sale -> !sale.get("tax_rate").equals(order.get("tax_rate")))) {
            find("TAX", line(order), "", "", "", null, tax.divide(HUNDRED));
        }
    }

    private boolean isPaid(Map<String, String> sale) {
        var invoice = invoices.get(sale.get("invoice_no"));
        return invoice != null
                && paid.getOrDefault(sale.get("invoice_no"), ZERO).compareTo(number(invoice, "total")) >= 0;
    }

    private void refunds() {
        var cash = books.get("transactions").stream()
                .filter(any -> any.get("kind").equals("REFUND")
                        && any.get("invoice_no").isEmpty())
                .collect(Collectors.groupingBy(any -> any.get("order_no"), LinkedHashMap::new, Collectors.toList()));
        cash.forEach((orderNo, refunds) -> {
            BigDecimal owed = refunds.stream()
                    .map(refund -> number(refund, "amount")
                            .abs()
                            .multiply(HUNDRED.add(number(refund, "tax_rate")))
                            .divide(HUNDRED))
                    .reduce(ZERO, BigDecimal::add);
            BigDecimal came = sum(
                    payments("IN").stream()
                            .filter(payment -> payment.get("order_no").equals(orderNo))
                            .toList(),
                    "amount");
            var refund = refunds.get(0);
            LocalDate due = LocalDate.parse(refund.get("posted_on")).plusDays(refundDays);
            if (came.signum() == 0 && !due.isAfter(asOf)) {
                find("REFUND_MISSING", orderNo + "/", "", "", "", null, owed);
            } else if (came.signum() > 0 && owed.subtract(came).compareTo(BigDecimal.valueOf(refunds.size())) > 0) {
                find("REFUND_SHORT", orderNo + "/", "", "", "", null, owed.subtract(came));
            }
        });
    }

    private void invoice(Map<String, String> invoice) {
        String number = invoice.get("invoice_no");
        var bookings = books.get("transactions").stream()
                .filter(any -> number.equals(any.get("invoice_no")))
                .toList();
        BigDecimal together = ZERO;
        for (var rate :
                Map.of("10", "taxable_10", "8", "taxable_8", "0", "non_taxable").entrySet()) {
            BigDecimal taxable = number(invoice, rate.getValue());
            BigDecimal booked = sum(
                    bookings.stream()
                            .filter(any -> any.get("tax_rate").equals(rate.getKey()))
                            .toList(),
                    "amount");
            if (taxable.compareTo(booked) != 0) {
                find("INVOICE_TOTAL", "/", number, rate.getKey(), "", null, taxable.subtract(booked));
            }
            together = together.add(taxable);
            if (!rate.getKey().equals("0")) {
                BigDecimal tax = number(invoice, "tax_" + rate.getKey());
                together = together.add(tax);
                tax(number, rate.getKey(), taxable, tax);
            }
        }
        BigDecimal total = number(invoice, "total");
        if (together.compareTo(total) != 0) {
            find("INVOICE_TOTAL", "/", number, "", "", null, total.subtract(together));
        }
        BigDecimal over = paid.getOrDefault(number, ZERO).subtract(total);
        if (over.signum() > 0) {
            find("PAYMENT_OVER", "/", number, "", "", null, over);
        } else if (over.signum() < 0 && LocalDate.parse(invoice.get("due_on")).isBefore(asOf)) {
            find("PAYMENT_SHORT", "/", number, "", "", null, over.negate());
        }
    }

    private void tax(String invoiceNo, String rate, BigDecimal taxable, BigDecimal tax) {
        BigDecimal exact = taxable.multiply(new BigDecimal(rate)).divide(HUNDRED);
        BigDecimal nearest = List.of(RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.CEILING).stream()
                .map(direction -> exact.setScale(0, direction).subtract(tax).abs())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (nearest.signum() != 0) {
            find("INVOICE_TAX", "/", invoiceNo, rate, "", null, nearest);
        }
    }

    private List<Map<String, String>> payments(String direction) {
        return books.get("payments").stream()
                .filter(payment -> payment.get("direction").equals(direction))
                .toList();
    }

    private Map<String, List<Map<String, String>>> byLine(String kind) {
        return books.get(kind).stream()
                .collect(Collectors.groupingBy(MatchByHand::line, LinkedHashMap::new, Collectors.toList()));
    }

    private static String line(Map<String, String> row) {
        return row.get("order_no") + "/" + row.get("line_no");
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> number(row, column)).reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        String text = Objects.requireNonNullElse(row.get(column), "");
        return text.isEmpty() ? ZERO : new BigDecimal(text);
    }

    private void pieces(String kind, Map<String, String> order, BigDecimal quantity, BigDecimal price) {
        if (quantity.signum() > 0) {
            find(kind, line(order), "", "", "", quantity, quantity.multiply(price));
        }
    }

    private void find(
            String kind,
            String line,
            String invoiceNo,
            String rate,
            String paymentNo,
            @org.jspecify.annotations.Nullable BigDecimal quantity,
            BigDecimal amount) {
        String[] key = line.split("/", -1);
        found.add(SampleCatalogue.row(
                "kind",
                kind,
                "order_no",
                key[0],
                "line_no",
                key[1],
                "invoice_no",
                invoiceNo,
                "tax_rate",
                rate,
                "payment_no",
                paymentNo,
                "quantity",
                quantity == null ? null : quantity.stripTrailingZeros().toPlainString(),
                "amount",
                amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString()));
    }
}
