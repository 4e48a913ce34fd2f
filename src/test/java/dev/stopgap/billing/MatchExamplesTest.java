package dev.stopgap.billing;

import static dev.stopgap.billing.MatchByHand.finding;
import static dev.stopgap.billing.MatchDatabase.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One example of each kind, worked out by hand. An order line is 40 boxes at 1,980 yen and 10 % unless told otherwise. */
class MatchExamplesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);
    private static final LocalDate POSTED = LocalDate.of(2025, 12, 20);
    private static MatchDatabase books;

    private final SmallBook book = SmallBook.empty();

    @BeforeAll
    static void open() {
        books = new MatchDatabase();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void empty() {
        books.empty();
    }

    @Test
    void whatWasShippedAndBilledAsOrderedIsNoFinding() {
        ordered(40, 0);
        shipped(15);
        shipped(25);
        sold("T1", 15, "1980", null);
        sold("T2", 25, "1980", null);
        thenFound();
    }

    @Test
    void billingTwiceIsDuplicateBilling() {
        ordered(40, 0);
        shipped(40);
        sold("T1", 40, "1980", null);
        sold("T2", 40, "1990", null);
        // 80 billed, 40 shipped, 40 ordered; the last price is 1,990. The second sale's price differs as well.
        thenFound(line("DUPLICATE_BILLING", "40", "79600"), line("UNIT_PRICE", "40", "400"));
    }

    @Test
    void billingWhatWasCancelledIsBilledAfterCancel() {
        ordered(40, 40);
        sold("T1", 40, "1980", null);
        thenFound(line("BILLED_AFTER_CANCEL", "40", "79200"));
    }

    @Test
    void ofWhatWasNotShippedOnlyTheCancelledPartIsBilledAfterCancel() {
        ordered(40, 10);
        shipped(25);
        sold("T1", 40, "1980", null);
        thenFound(line("BILLED_AFTER_CANCEL", "10", "19800"), line("BILLED_NOT_SHIPPED", "5", "9900"));
    }

    @Test
    void returnedGoodsWereNotShipped() {
        ordered(40, 0);
        book.shipments().add(new SmallBook.Shipment("S1", "A-1", "1", number("40"), "RETURNED"));
        sold("T1", 40, "1980", null);
        thenFound(line("BILLED_NOT_SHIPPED", "40", "79200"));
    }

    @Test
    void aCancelledLineWhoseInvoiceIsPaidIsCancelledNotRefunded() {
        ordered(40, 40);
        sold("T1", 40, "1980", "I1");
        invoice("79200", "7920", "87120", "2026-01-25");
        paid("87120", "I1");
        thenFound(line("CANCELLED_NOT_REFUNDED", "40", "79200"));
    }

    @Test
    void shippedAndNotBilledIsFoundAtTheOrderedPrice() {
        ordered(40, 0);
        shipped(40);
        sold("T1", 30, "1980", null);
        thenFound(line("SHIPPED_NOT_BILLED", "10", "19800"));
    }

    @Test
    void moreThanWasStillWantedIsQuantity() {
        ordered(40, 10);
        shipped(40);
        sold("T1", 40, "1980", null);
        thenFound(line("QUANTITY", "10", "19800"));
    }

    @Test
    void anotherUnitPriceIsFoundOverAllItsSales() {
        ordered(40, 0);
        shipped(40);
        sold("T1", 15, "1980", null);
        sold("T2", 15, "2000", null);
        sold("T3", 10, "1970", null);
        thenFound(line("UNIT_PRICE", "25", "200"));
    }

    @Test
    void forgottenDiscountAndPointsAreFoundWhereNothingElseIsWrong() {
        book.lines()
                .add(new SmallBook.Line(
                        "A-1", "1", number("40"), number("1980"), number("500"), number("30"), 10, null));
        shipped(40);
        sold("T1", 40, "1980", null);
        thenFound(line("POINTS", null, "530"));
    }

    @Test
    void theWrongRateIsFoundWithTheTaxItMakes() {
        book.lines().add(new SmallBook.Line("A-1", "1", number("40"), number("1980"), null, null, 8, null));
        shipped(40);
        sold("T1", 40, "1980", null);
        thenFound(line("TAX", null, "1584"));
    }

    @Test
    void aLineThatNobodyOrderedIsOneFindingWithAllItsTransactions() {
        sold("T1", 40, "1980", null);
        sold("T2", 1, "1980", null);
        thenFound(line("ORDER_UNKNOWN", null, "81180"));
    }

    @Test
    void aRefundThatHasNotComeIsMissingOnTheThirtiethDayAndNotBefore() {
        refunded("T1", LocalDate.of(2026, 1, 1));
        // 10 × 1,980 and 10 % are 21,780.
        assertThat(foundOn(LocalDate.of(2026, 1, 30))).isEmpty();
        assertThat(books.found(books.match(AS_OF, NOW))).containsExactly(order("REFUND_MISSING", "21780"));
    }

    @Test
    void aRefundOfWhichSomeCameIsShortByMoreThanAYenEach() {
        refunded("T1", POSTED);
        refunded("T2", POSTED);
        book.payments().add(new SmallBook.Payment("P1", "IN", number("43557"), null, "A-1"));
        thenFound(order("REFUND_SHORT", "3"));
    }

    @Test
    void aYenPerRefundIsForgiven() {
        refunded("T1", POSTED);
        refunded("T2", POSTED);
        book.payments().add(new SmallBook.Payment("P1", "IN", number("43558"), null, "A-1"));
        thenFound();
    }

    @Test
    void anInvoiceThatIsNotTheSumOfItsTransactionsIsFoundPerRate() {
        agreed();
        invoice("80000", "8000", "88000", "2026-02-28");
        thenFound(invoice("INVOICE_TOTAL", 10, "800"));
    }

    @Test
    void anInvoiceWhoseTotalIsNotItsPartsIsFoundWithoutARate() {
        agreed();
        invoice("79200", "7920", "87121", "2026-02-28");
        thenFound(invoice("INVOICE_TOTAL", null, "1"));
    }

    @Test
    void taxMayBeRoundedInThreeWaysAndInNoOther() {
        book.lines().add(new SmallBook.Line("A-1", "1", number("3"), number("105"), null, null, 10, null));
        shipped(3);
        sold("T1", 3, "105", "I1");
        // 315 yen: 31 or 32 are right, the sum of rounded lines (30) is not.
        invoice("315", "30", "345", "2026-02-28");
        thenFound(invoice("INVOICE_TAX", 10, "1"));
    }

    @Test
    void anInvoiceIsPaidShortOnlyAfterItsDueDate() {
        agreed();
        invoice("79200", "7920", "87120", "2026-01-30");
        paid("80000", "I1");
        book.store(books.db, "sample");
        assertThat(books.found(books.match(LocalDate.of(2026, 1, 30), NOW))).isEmpty();
        assertThat(books.found(books.match(AS_OF, NOW))).containsExactly(invoice("PAYMENT_SHORT", null, "7120"));
    }

    @Test
    void anInvoiceIsPaidOverAtOnce() {
        agreed();
        invoice("79200", "7920", "87120", "2026-02-28");
        paid("87120", "I1");
        paid("87120", "I1");
        thenFound(invoice("PAYMENT_OVER", null, "87120"));
    }

    @Test
    void aPaymentForNoKnownInvoiceIsUnapplied() {
        paid("500", "I9");
        thenFound(finding("PAYMENT_UNAPPLIED", null, null, null, null, "P1", null, number("500")));
    }

    @Test
    void theLateOriginalAndItsReplacementAreADuplicateOrder() {
        ordered(40, 0);
        shipped(40);
        sold("T1", 40, "1980", null);
        book.replacements().add(new SmallBook.Replacement("A-1", "1", number("30")));
        thenFound(line("DUPLICATE_ORDER", "30", "59400"));
    }

    private void agreed() {
        ordered(40, 0);
        shipped(40);
        sold("T1", 40, "1980", "I1");
    }

    private void ordered(int quantity, int cancelled) {
        book.lines()
                .add(new SmallBook.Line(
                        "A-1",
                        "1",
                        BigDecimal.valueOf(quantity),
                        number("1980"),
                        null,
                        null,
                        10,
                        BigDecimal.valueOf(cancelled)));
    }

    private void shipped(int quantity) {
        book.shipments()
                .add(new SmallBook.Shipment(
                        "S" + book.shipments().size(), "A-1", "1", BigDecimal.valueOf(quantity), "DELIVERED"));
    }

    private void sold(String no, int quantity, String unitPrice, @Nullable String invoice) {
        var amount = number(unitPrice).multiply(BigDecimal.valueOf(quantity));
        book.transactions()
                .add(new SmallBook.Transaction(
                        no,
                        "SALE",
                        "A-1",
                        "1",
                        POSTED,
                        BigDecimal.valueOf(quantity),
                        number(unitPrice),
                        null,
                        null,
                        amount,
                        10,
                        invoice));
    }

    // Of a line whose numbers agree once it is refunded.
    private void refunded(String no, LocalDate on) {
        if (book.lines().isEmpty()) {
            ordered(40, 0);
            shipped(40);
            sold("T0", 40, "1980", null);
        }
        book.transactions()
                .add(new SmallBook.Transaction(
                        no, "REFUND", "A-1", "1", on, null, null, null, null, number("-19800"), 10, null));
    }

    private void invoice(String taxable10, String tax10, String total, String dueOn) {
        book.invoices()
                .add(new SmallBook.Invoice(
                        "I1",
                        LocalDate.parse(dueOn),
                        number(taxable10),
                        number(tax10),
                        null,
                        null,
                        null,
                        number(total)));
    }

    private void paid(String amount, String invoice) {
        book.payments()
                .add(new SmallBook.Payment("P" + (book.payments().size() + 1), "OUT", number(amount), invoice, null));
    }

    private static String line(String kind, @Nullable String quantity, String amount) {
        return finding(kind, "A-1", "1", null, null, null, quantity == null ? null : number(quantity), number(amount));
    }

    private static String order(String kind, String amount) {
        return finding(kind, "A-1", null, null, null, null, null, number(amount));
    }

    private static String invoice(String kind, @Nullable Integer rate, String amount) {
        return finding(kind, null, null, "I1", rate, null, null, number(amount));
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    private java.util.Set<String> foundOn(LocalDate asOf) {
        book.store(books.db, "sample");
        return books.found(books.match(asOf, NOW));
    }

    private void thenFound(String... findings) {
        assertThat(foundOn(AS_OF)).containsExactlyInAnyOrder(findings);
        assertThat(MatchByHand.of(book, AS_OF)).containsExactlyInAnyOrder(findings);
    }
}
