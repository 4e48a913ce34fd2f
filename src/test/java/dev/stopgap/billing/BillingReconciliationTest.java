package dev.stopgap.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.CorrectionAnswered;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Closings of October. Ordinarily 10 boxes at 1,000 yen were shipped and are on the invoice I1, and so are 40 boxes at
 * 1,980 yen that were cancelled: 87,120 yen including tax too much.
 */
@StopgapTest
class BillingReconciliationTest {

    private static final String CASE = "OUT-2025-0001";

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    BillingFigures figures;

    @Autowired
    World world;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeEach
    void novemberFifth() {
        world.pass(Duration.ofDays(17));
    }

    @Test
    void aClosingThatAgreesIsReleasedAndPosted() {
        goodsThatAgree();
        invoice("10000", "1000", "11000");
        var closing = closing();
        assertThat(closing).isWaitingAt("releasePayments").hasNotPassed("holdPayments");
        assertThat(variable(closing, "payableYen")).isEqualTo("¥11,000");

        complete("releasePayments", "accountant", Map.of("releaseDecision", "RELEASE"));

        assertThat(closing).hasPassed("postClosing", "closingSettled").isEnded();
        assertThat(number("select sum(amount) from confirmed_posting")).isEqualByComparingTo("11000");
    }

    @Test
    void whatTheSupplierPromisesToMendIsSettledAndItsMoneyStaysHeld() {
        billedThoughCancelled();
        var closing = closing();
        assertThat(closing).isWaitingAt("reviewCorrectionRequest");
        assertThat(number("select sum(amount) from payment_hold where released_at is null"))
                .isEqualByComparingTo("87120");

        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        assertThat(closing).isWaitingAt("answerOrDeadline");
        answer("C-0001", true);

        assertThat(closing)
                .isWaitingAt("releasePayments")
                .hasPassed("correctionPromised")
                .hasNotPassed("acceptRemainder");
        assertThat(text("select state || ' ' || promised_until from discrepancy"))
                .isEqualTo("PROMISED 2025-12-05");
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        assertThat(closing).hasPassed("closingSettled").isEnded();
        assertThat(number("select payable from payment_approval")).isEqualByComparingTo("11000");
        assertThat(number("select sum(amount) from payment_hold where released_at is null"))
                .isEqualByComparingTo("87120");
    }

    @Test
    void whoReviewedTheRequestCannotReleaseThePayments() {
        billedThoughCancelled();
        var closing = closing();
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        answer("C-0001", true);

        assertThatThrownBy(() -> complete("releasePayments", "accountant", Map.of("releaseDecision", "RELEASE")))
                .hasStackTraceContaining("accountant さんはこの支払を準備した人なので、承認できません");
        assertThat(closing).isWaitingAt("releasePayments");
        assertThat(number("select count(*) from payment_approval")).isZero();
        assertThatThrownBy(() -> db.sql(
                                """
                        insert into payment_approval (outage, supplier, closing_on, invoice_no, due_on, total, held_back, payable,
                                                      prepared_by, approved_by, approved_at)
                        values ('OUT-2025-0001', 'sample', '2025-10-31', 'I1', '2025-11-30', 1, 0, 1, '{accountant}', 'accountant',
                                '2025-11-05T09:00+09:00')
                        """)
                        .update())
                .hasMessageContaining("nobody_approves_their_own");
    }

    @Test
    void whenTheMendedInvoiceComesTheHoldEndsAndTheRestIsClosed() {
        billedThoughCancelled();
        closing();
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        answer("C-0001", true);
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        db.sql(
                        """
                insert into transaction (supplier, transaction_no, kind, order_no, line_no, posted_on, quantity, unit_price, amount, tax_rate, invoice_no)
                values ('sample', 'T9', 'CANCEL', 'A-1', '1', '2025-11-04', -40, 1980, -79200, 10, 'I1')
                """)
                .update();
        db.sql("update invoice set taxable_10 = 10000, tax_10 = 1000, total = 11000")
                .update();
        var next = closing("2025-11-30");

        assertThat(next).hasPassed("closingSettled").isEnded();
        assertThat(text("select state || ' ' || reason from discrepancy")).isEqualTo("CLOSED MENDED_AS_PROMISED");
        assertThat(text("select outcome from payment_hold")).isEqualTo("MENDED");
    }

    @Test
    void silenceIsRemindedOfTwiceAndThenDecidedByAManager() {
        billedThoughCancelled();
        var closing = closing();
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        world.pass(Duration.ofDays(8));
        bring();
        world.pass(Duration.ofDays(4));
        bring();
        assertThat(closing).isWaitingAt("answerOrDeadline");
        world.pass(Duration.ofDays(4));
        assertThat(number("select reminders from correction")).isEqualByComparingTo("2");
        assertThat(closing).isWaitingAt("decideRefusedCorrection");

        assertThatThrownBy(() -> complete("decideRefusedCorrection", "manager", Map.of("refusalDecision", "DISPUTE")))
                .hasStackTraceContaining("理由を入れてください");
        complete(
                "decideRefusedCorrection",
                "manager",
                Map.of("refusalDecision", "DISPUTE", "refusalReason", "取消の控えがある"));
        assertThat(closing).isWaitingAt("acceptRemainder");
        complete(
                "acceptRemainder",
                "manager",
                Map.of("remainderDecision", "WITHHOLD", "remainderReason", "次の締めで改めて請求する"));
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        assertThat(closing).hasPassed("closedWithRemainder").isEnded();
        assertThat(number("select payable from payment_approval")).isEqualByComparingTo("11000");
    }

    @Test
    void aRefusalThatIsAcceptedMakesTheMoneyPayable() {
        billedThoughCancelled();
        var closing = closing();
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        answer("C-0001", false);
        assertThat(closing).isWaitingAt("decideRefusedCorrection");
        complete(
                "decideRefusedCorrection",
                "manager",
                Map.of("refusalDecision", "ACCEPT", "refusalReason", "取消は出荷後だった"));
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        assertThat(closing).hasPassed("closingSettled").isEnded();
        assertThat(text("select outcome from payment_hold")).isEqualTo("PAID");
        assertThat(number("select payable from payment_approval")).isEqualByComparingTo("98120");
    }

    @Test
    void aRequestThatIsLeftOutIsLeftToTheManager() {
        billedThoughCancelled();
        var closing = closing();
        assertThatThrownBy(
                        () -> complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "LEAVE_OUT")))
                .hasStackTraceContaining("理由を入れてください");
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "LEAVE_OUT", "reviewNote", "電話で決着"));
        assertThat(closing).isWaitingAt("acceptRemainder").hasPassed("requestLeftOut");
        complete("acceptRemainder", "manager", Map.of("remainderDecision", "PAY", "remainderReason", "少額"));
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        assertThat(closing).hasPassed("closedWithRemainder").isEnded();
        assertThat(number("select payable from payment_approval")).isEqualByComparingTo("98120");
    }

    @Test
    void withoutItsInvoiceAClosingIsPostedProvisionallyUntilTheInvoiceComes() {
        goodsThatAgree();
        var closing = closing();
        assertThat(closing)
                .hasPassed("postProvisionally", "closingSettled")
                .hasNotPassed("releasePayments")
                .isEnded();
        assertThat(text("select concat_ws(' ', tax_rate, lines, amount::int, tax::int) from provisional_posting"))
                .isEqualTo("10 1 10000 1000");

        invoice("10000", "1000", "11000");
        var next = closing("2025-11-30");
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        assertThat(next).isEnded();
        assertThat(text("select replaced_by from provisional_posting")).isEqualTo("I1");
    }

    @Test
    void paymentsThatAreSentBackAreMatchedAgain() {
        goodsThatAgree();
        invoice("10000", "1000", "11000");
        var closing = closing();
        complete("releasePayments", "manager", Map.of("releaseDecision", "RETURN", "releaseNote", "納品書を確認する"));
        assertThat(closing).hasPassed("matchAgain").isWaitingAt("releasePayments");
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));
        assertThat(closing).isEnded();
    }

    @Test
    void eachContactIsAskedAndItsAnswerFindsItsOwnRequest() {
        billedThoughCancelled();
        // Five more of the right goods came than were ordered, and were billed: the order contact's business.
        db.sql("update shipment set quantity = 15").update();
        db.sql("update transaction set quantity = 15, amount = 15000 where transaction_no = 'T2'")
                .update();
        db.sql("update invoice set taxable_10 = 94200, tax_10 = 9420, total = 103620")
                .update();
        var closing = closing();
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("reviewCorrectionRequest")
                        .count())
                .isEqualTo(2);
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();

        answer("C-0002", false);
        assertThat(closing).isWaitingAt("answerOrDeadline", "decideRefusedCorrection");
        answer("C-0001", true);
        complete(
                "decideRefusedCorrection", "manager", Map.of("refusalDecision", "ACCEPT", "refusalReason", "使うので引き取る"));
        assertThat(closing).isWaitingAt("releasePayments").hasPassed("correctionPromised", "refusalDecided");
        assertThat(db.sql("select kind || ' ' || state from discrepancy order by kind")
                        .query(String.class)
                        .list())
                .containsExactly("BILLED_AFTER_CANCEL PROMISED", "QUANTITY ACCEPTED");
    }

    @Test
    void nobodyIsAskedTwiceForOneThing() {
        billedThoughCancelled();
        closing();
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        var again = closing();
        assertThat(again).isWaitingAt("acceptRemainder").hasPassed("matchAgain");
        assertThat(number("select count(*) from correction")).isEqualByComparingTo("1");
    }

    @Test
    void theReportHasTheFiguresOfTheCase() {
        db.sql(
                        """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by, opened_at, opened_by)
                values ('OUT-2025-0001', 'sample', 'OPEN', '受注停止', '2025-10-19T06:00+09:00', 'reporter',
                        '2025-10-19T08:00+09:00', 'manager')
                """)
                .update();
        billedThoughCancelled();
        closing();
        complete("reviewCorrectionRequest", "accountant", Map.of("reviewDecision", "SEND"));
        bring();
        answer("C-0001", true);
        complete("releasePayments", "manager", Map.of("releaseDecision", "RELEASE"));

        assertThat(figures.figures(new OutageId(CASE)).stream().map(figure -> "%s %s: %d, %d"
                        .formatted(
                                figure.code(),
                                figure.detail(),
                                figure.lines(),
                                Objects.requireNonNull(figure.yen()).longValue())))
                .containsExactly(
                        "discrepancy BILLED_AFTER_CANCEL: 1, 79200",
                        "state PROMISED: 1, 79200",
                        "corrections PROMISED: 1, 79200",
                        "held null: 1, 87120",
                        "stillHeld null: 1, 87120",
                        "wrongPaymentsAvoided null: 1, 87120",
                        "released null: 1, 11000",
                        "confirmed null: 1, 11000");
    }

    @Test
    void overdueTasksAreRemindedOfEveryWeek() {
        billedThoughCancelled();
        var closing = closing();
        world.pass(Duration.ofDays(15));
        assertThat(closing).isWaitingAt("reviewCorrectionRequest").hasPassed("remindOfOpenTasks");
        assertThat(number("select count(*) from message where template = 'reminder'"))
                .isEqualByComparingTo("2");
    }

    @Test
    void anAnswerToARequestThatWeDoNotKnowStandsInTheLedger() {
        answer("C-9999", true);
        assertThat(text("select facts ->> 'reference' from ledger_entry where code = 'billing.answerToNothing'"))
                .isEqualTo("C-9999");
    }

    private ProcessInstance closing() {
        return closing("2025-10-31");
    }

    private ProcessInstance closing(String on) {
        var closing = runtime.startProcessInstanceByKey(
                BillingReconciliation.KEY, CASE, Map.of("supplier", "sample", "closingOn", on));
        world.settle();
        return closing;
    }

    private void goodsThatAgree() {
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate)
                values ('sample', 'A-1', '2', '2025-10-17T09:00+09:00', 'SKU-2', 10, 1000, 10)
                """)
                .update();
        db.sql(
                        """
                insert into shipment (supplier, shipment_no, order_no, line_no, shipped_on, quantity)
                values ('sample', 'S1', 'A-1', '2', '2025-10-18', 10)
                """)
                .update();
        sale("T2", "2", 10, 1000);
    }

    private void billedThoughCancelled() {
        goodsThatAgree();
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate, cancelled_quantity)
                values ('sample', 'A-1', '1', '2025-10-17T09:00+09:00', 'SKU-1', 40, 1980, 10, 40)
                """)
                .update();
        sale("T1", "1", 40, 1980);
        invoice("89200", "8920", "98120");
    }

    private void sale(String no, String line, int quantity, int price) {
        db.sql(
                        """
                insert into transaction (supplier, transaction_no, kind, order_no, line_no, posted_on, quantity, unit_price, amount, tax_rate, invoice_no)
                values ('sample', :no, 'SALE', 'A-1', :line, '2025-10-21', :quantity, :price, :quantity * :price, 10, 'I1')
                """)
                .param("no", no)
                .param("line", line)
                .param("quantity", quantity)
                .param("price", price)
                .update();
    }

    private void invoice(String taxable, String tax, String total) {
        db.sql(
                        """
                insert into invoice (supplier, invoice_no, issued_on, closing_on, due_on, taxable_10, tax_10, total)
                values ('sample', 'I1', '2025-11-03', '2025-10-31', '2025-12-31', :taxable, :tax, :total)
                """)
                .param("taxable", new BigDecimal(taxable))
                .param("tax", new BigDecimal(tax))
                .param("total", new BigDecimal(total))
                .update();
    }

    private void complete(String key, String user, Map<String, Object> answers) {
        var task = tasks.createTaskQuery()
                .taskDefinitionKey(key)
                .initializeFormKeys()
                .list()
                .get(0);
        assertThat(task.getDueDate()).isNotNull();
        tasks.setAssignee(task.getId(), user);
        tasks.complete(task.getId(), answers);
        world.settle();
    }

    // Whatever way leads to the supplier: a mail, or where its profile has no address a call.
    private void bring() {
        world.settle();
        tasks.createTaskQuery().taskDefinitionKey("reachByPhone").list().forEach(call -> {
            tasks.setAssignee(call.getId(), "buyer");
            tasks.complete(call.getId(), Map.of("outcome", "REACHED", "note", "窓口の方に伝えました"));
        });
        world.settle();
    }

    private void answer(String reference, boolean accepted) {
        events.publishEvent(new CorrectionAnswered(new SupplierId("sample"), reference, accepted));
        world.settle();
    }

    private Object variable(ProcessInstance instance, String name) {
        return runtime.getVariable(instance.getId(), name);
    }

    private String text(String sql) {
        return db.sql(sql).query(String.class).single();
    }

    private BigDecimal number(String sql) {
        return db.sql(sql).query(BigDecimal.class).single();
    }
}
