package dev.stopgap.billing;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of the match a second time, line by line in plain Java, from the rules' text and not from the SQL. */
final class MatchByHand {

    private final SmallBook book;
    private final LocalDate asOf;
    private final TreeSet<String> findings = new TreeSet<>();

    private MatchByHand(SmallBook book, LocalDate asOf) {
        this.book = book;
        this.asOf = asOf;
    }

    /** The findings as text: kind, order, line, invoice, rate, payment, quantity, amount. */
    static TreeSet<String> of(SmallBook book, LocalDate asOf) {
        var match = new MatchByHand(book, asOf);
        book.lines().forEach(match::line);
        match.unknownLines();
        match.refunds();
        book.invoices().forEach(match::invoice);
        match.unappliedPayments();
        book.replacements().forEach(match::replacement);
        return match.findings;
    }

    static String finding(
            String kind,
            @Nullable Object order,
            @Nullable Object line,
            @Nullable Object invoice,
            @Nullable Object rate,
            @Nullable Object payment,
            @Nullable BigDecimal quantity,
            BigDecimal amount) {
        return "%s order %s line %s invoice %s rate %s payment %s: %s, %s yen"
                .formatted(kind, order, line, invoice, rate, payment, text(quantity), text(amount));
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null
                ? "-"
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void line(SmallBook.Line line) {
        var all = book.transactions().stream()
                .filter(t -> line.order().equals(t.order()) && line.line().equals(t.line()))
                .toList();
        var sales = all.stream().filter(t -> t.kind().equals("SALE")).toList();
        var o = line.quantity();
        var c = zero(line.cancelled());
        var s = shipped(line.order(), line.line());
        var b = sum(sales, t -> zero(t.quantity()))
                .subtract(sum(
                        all.stream()
                                .filter(t ->
                                        t.kind().equals("CANCEL") || t.kind().equals("REFUND"))
                                .toList(),
                        t -> zero(t.quantity()).abs()));
        var lastSale = sales.stream().max(LAST);
        var price = sales.stream()
                .filter(t -> t.unitPrice() != null)
                .max(LAST)
                .map(SmallBook.Transaction::unitPrice)
                .orElse(line.unitPrice());
        boolean quiet = true;
        var rest = b.subtract(s).max(ZERO);
        if (b.compareTo(s) > 0 && b.compareTo(o) > 0) {
            var twice = b.subtract(s).min(b.subtract(o));
            add("DUPLICATE_BILLING", line, twice, twice.multiply(price));
            rest = rest.subtract(twice);
            quiet = false;
        }
        var cancelled = rest.min(c);
        if (cancelled.signum() > 0) {
            boolean paid = lastSale.filter(t -> t.invoice() != null && covered(t.invoice()))
                    .isPresent();
            add(paid ? "CANCELLED_NOT_REFUNDED" : "BILLED_AFTER_CANCEL", line, cancelled, cancelled.multiply(price));
            rest = rest.subtract(cancelled);
            quiet = false;
        }
        if (rest.signum() > 0) {
            add("BILLED_NOT_SHIPPED", line, rest, rest.multiply(price));
            quiet = false;
        }
        if (s.compareTo(b) > 0) {
            add("SHIPPED_NOT_BILLED", line, s.subtract(b), s.subtract(b).multiply(line.unitPrice()));
            quiet = false;
        }
        var tooMuch = s.subtract(o.subtract(c));
        if (tooMuch.signum() > 0) {
            add("QUANTITY", line, tooMuch, tooMuch.multiply(line.unitPrice()));
            quiet = false;
        }
        var dearer = sales.stream()
                .filter(t -> t.unitPrice() != null && t.unitPrice().compareTo(line.unitPrice()) != 0)
                .toList();
        if (!dearer.isEmpty()) {
            add("UNIT_PRICE", line, sum(dearer, t -> zero(t.quantity())), sum(dearer, t -> zero(t.unitPrice())
                    .subtract(line.unitPrice())
                    .multiply(zero(t.quantity()))));
            quiet = false;
        }
        var ordered = zero(line.discount()).add(zero(line.points()));
        var billed = sum(sales, t -> zero(t.discount()).add(zero(t.points())));
        if (quiet && b.compareTo(o) == 0 && ordered.compareTo(billed) != 0) {
            add("POINTS", line, null, ordered.subtract(billed));
        }
        var otherRate =
                sales.stream().filter(t -> t.taxRate() != line.taxRate()).toList();
        if (!otherRate.isEmpty()) {
            add("TAX", line, null, sum(otherRate, t -> t.amount()
                    .multiply(BigDecimal.valueOf(t.taxRate() - line.taxRate()))
                    .movePointLeft(2)));
        }
    }

    private static final Comparator<SmallBook.Transaction> LAST =
            Comparator.comparing(SmallBook.Transaction::postedOn).thenComparing(SmallBook.Transaction::no);

    private void add(String kind, SmallBook.Line line, @Nullable BigDecimal quantity, BigDecimal amount) {
        findings.add(finding(kind, line.order(), line.line(), null, null, null, quantity, amount));
    }

    private BigDecimal shipped(String order, String line) {
        return sum(
                book.shipments().stream()
                        .filter(s -> s.order().equals(order) && s.line().equals(line) && !"RETURNED".equals(s.status()))
                        .toList(),
                SmallBook.Shipment::quantity);
    }

    private boolean covered(@Nullable String invoice) {
        return book.invoices().stream()
                .anyMatch(i -> i.no().equals(invoice) && paidFor(i.no()).compareTo(i.total()) >= 0);
    }

    private BigDecimal paidFor(String invoice) {
        return sum(
                book.payments().stream()
                        .filter(p -> p.direction().equals("OUT") && invoice.equals(p.invoice()))
                        .toList(),
                SmallBook.Payment::amount);
    }

    private void unknownLines() {
        var unknown = new TreeMap<String, BigDecimal>();
        for (var t : book.transactions()) {
            if (t.order() == null || t.kind().equals("FEE") || t.kind().equals("ADJUSTMENT")) {
                continue;
            }
            boolean known = book.lines().stream()
                    .anyMatch(l -> l.order().equals(t.order())
                            && (t.line() == null || l.line().equals(t.line())));
            if (!known) {
                unknown.merge(t.order() + "/" + t.line(), t.amount(), BigDecimal::add);
            }
        }
        unknown.forEach((key, amount) -> findings.add(
                finding("ORDER_UNKNOWN", key.split("/")[0], key.split("/")[1], null, null, null, null, amount)));
    }

    private void refunds() {
        var owed = new TreeMap<String, List<SmallBook.Transaction>>();
        for (var t : book.transactions()) {
            if (t.kind().equals("REFUND") && t.invoice() == null) {
                owed.computeIfAbsent(String.valueOf(t.order()), order -> new java.util.ArrayList<>())
                        .add(t);
            }
        }
        owed.forEach((order, refunds) -> {
            var come = sum(
                    book.payments().stream()
                            .filter(p -> p.direction().equals("IN") && order.equals(p.order()))
                            .toList(),
                    SmallBook.Payment::amount);
            var passed = refunds.stream()
                    .filter(t -> !t.postedOn().plusDays(30).isAfter(asOf))
                    .toList();
            var lacks = sum(refunds, MatchByHand::inCash).subtract(come);
            if (come.signum() == 0 && !passed.isEmpty()) {
                findings.add(finding(
                        "REFUND_MISSING", order, null, null, null, null, null, sum(passed, MatchByHand::inCash)));
            } else if (come.signum() > 0 && lacks.compareTo(BigDecimal.valueOf(refunds.size())) > 0) {
                findings.add(finding("REFUND_SHORT", order, null, null, null, null, null, lacks));
            }
        });
    }

    private static BigDecimal inCash(SmallBook.Transaction refund) {
        return refund.amount()
                .abs()
                .multiply(BigDecimal.valueOf(100 + refund.taxRate()))
                .movePointLeft(2);
    }

    private void invoice(SmallBook.Invoice invoice) {
        rate(invoice, 10, zero(invoice.taxable10()), zero(invoice.tax10()));
        rate(invoice, 8, zero(invoice.taxable8()), zero(invoice.tax8()));
        rate(invoice, 0, zero(invoice.nonTaxable()), ZERO);
        var added = zero(invoice.taxable10())
                .add(zero(invoice.tax10()))
                .add(zero(invoice.taxable8()))
                .add(zero(invoice.tax8()))
                .add(zero(invoice.nonTaxable()));
        if (added.compareTo(invoice.total()) != 0) {
            findings.add(finding(
                    "INVOICE_TOTAL",
                    null,
                    null,
                    invoice.no(),
                    null,
                    null,
                    null,
                    invoice.total().subtract(added)));
        }
        var open = invoice.total().subtract(paidFor(invoice.no()));
        if (open.signum() > 0 && asOf.isAfter(invoice.dueOn())) {
            findings.add(finding("PAYMENT_SHORT", null, null, invoice.no(), null, null, null, open));
        } else if (open.signum() < 0) {
            findings.add(finding("PAYMENT_OVER", null, null, invoice.no(), null, null, null, open.negate()));
        }
    }

    private void rate(SmallBook.Invoice invoice, int rate, BigDecimal taxable, BigDecimal tax) {
        var added = sum(
                book.transactions().stream()
                        .filter(t -> invoice.no().equals(t.invoice()) && t.taxRate() == rate)
                        .toList(),
                SmallBook.Transaction::amount);
        if (added.compareTo(taxable) != 0) {
            findings.add(finding("INVOICE_TOTAL", null, null, invoice.no(), rate, null, null, taxable.subtract(added)));
        }
        var exact = taxable.multiply(BigDecimal.valueOf(rate)).movePointLeft(2);
        var distance = List.of(RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.CEILING).stream()
                .map(mode -> exact.setScale(0, mode).subtract(tax).abs())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (distance.signum() != 0) {
            findings.add(finding("INVOICE_TAX", null, null, invoice.no(), rate, null, null, distance));
        }
    }

    private void unappliedPayments() {
        for (var payment : book.payments()) {
            boolean known = book.invoices().stream().anyMatch(i -> i.no().equals(payment.invoice()));
            if (payment.direction().equals("OUT") && !known) {
                findings.add(
                        finding("PAYMENT_UNAPPLIED", null, null, null, null, payment.no(), null, payment.amount()));
            }
        }
    }

    private void replacement(SmallBook.Replacement replacement) {
        var both = shipped(replacement.order(), replacement.line()).min(replacement.arrived());
        if (both.signum() > 0) {
            var price = book.lines().stream()
                    .filter(l ->
                            l.order().equals(replacement.order()) && l.line().equals(replacement.line()))
                    .map(SmallBook.Line::unitPrice)
                    .findFirst()
                    .orElseThrow();
            findings.add(finding(
                    "DUPLICATE_ORDER",
                    replacement.order(),
                    replacement.line(),
                    null,
                    null,
                    null,
                    both,
                    both.multiply(price)));
        }
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> figure) {
        return rows.stream().map(figure).reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal zero(@Nullable BigDecimal number) {
        return number == null ? ZERO : number;
    }
}
