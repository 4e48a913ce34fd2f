package dev.stopgap.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.stopgap.orderbook.ImportOptions;
import dev.stopgap.orderbook.ImportResult;
import dev.stopgap.orderbook.Imports;
import dev.stopgap.orderbook.Kind;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.SmallCase;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes back after an attack may be wrong: nobody's address, bill or account changes before a person has asked. */
@StopgapTest
class ChangedPastProcessTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String ORDERS =
            "order_no,line_no,ordered_at,sku,quantity,unit_price,tax_rate,status,destination\n";
    private static final String PAYMENTS = "payment_no,direction,paid_on,amount,method,reference\n";

    @Autowired
    Imports imports;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    private SmallCase book;

    @BeforeEach
    void twoOrdersAndAPaymentAreKnownWhenTheSupplierStops() {
        orders("A,1,2025-10-01,P,3,120,10,NOT_SHIPPED,本社\nB,1,2025-10-01,P,3,120,10,DELIVERED,本社\n");
        payments("Z1,OUT,2025-10-10,5000,BANK,サンプル銀行 本店 123\n");
        book = new SmallCase(db).open();
    }

    @Test
    void aGenuineAddressIsWrittenExactlyAsItWasShown() {
        assertThat(orders("A,1,2025-10-01,P,3,120,10,PICKING,第二倉庫\n").findings())
                .isOne();
        var question = theQuestion();
        assertThat(question)
                .isWaitingAt(ChangedPast.JUDGE_CHANGE)
                .hasVariables(ChangedPast.TABLE)
                .task()
                .hasCandidateGroup("buyer");
        assertThat(String.valueOf(runtime.getVariable(question.getId(), ChangedPast.TABLE)))
                .contains("届け先", "本社", "第二倉庫");
        assertThat(stored("A")).isEqualTo("本社 120 NOT_SHIPPED");

        judge("buyer", "GENUINE", "営業所に電話で確かめました");
        assertThat(question).isEnded().hasPassed("changeApplied").hasNotPassed("confirmAccount");
        assertThat(stored("A")).isEqualTo("第二倉庫 120 PICKING");
        assertThat(book.value(
                        "select count(*) from ledger_entry where code = 'orderbook.pastChanged' and actor is not null"))
                .isEqualTo("1");
        assertThat(orders("A,1,2025-10-01,P,3,120,10,PICKING,第二倉庫\n").unchanged())
                .isOne();
    }

    @Test
    void whatIsNotGenuineChangesNothingAndIsNotAskedAgain() {
        orders("B,1,2025-10-01,P,3,999,10,DELIVERED,本社\n");
        var question = theQuestion();
        judge("buyer", "NOT_GENUINE", "請求書と違います");
        assertThat(question).isEnded().hasPassed("changeRejected");
        assertThat(stored("B")).isEqualTo("本社 120 DELIVERED");

        assertThat(orders("B,1,2025-10-01,P,3,999,10,DELIVERED,本社\n").findings())
                .isOne();
        assertThat(open()).isEmpty();
        orders("B,1,2025-10-01,P,3,998,10,DELIVERED,本社\n");
        assertThat(open()).hasSize(1);
    }

    @Test
    void theSameFileTwiceAsksOnceAndEachAddressIsAQuestionOfItsOwn() {
        String file = "A,1,2025-10-01,P,3,120,10,NOT_SHIPPED,第二倉庫\nB,1,2025-10-01,P,3,120,10,DELIVERED,第三倉庫\n";
        orders(file);
        orders(file);
        assertThat(open()).hasSize(2);
    }

    @Test
    void aBankAccountNeedsFourEyes() {
        payments("Z1,OUT,2025-10-10,5000,BANK,あやしい銀行 支店 999\n");
        var question = theQuestion();
        judge("accountant", "GENUINE", "通知が来ていました");
        assertThat(question).isWaitingAt(ChangedPast.CONFIRM_ACCOUNT);
        assertThatThrownBy(() -> confirm("accountant", "GENUINE")).hasMessageContaining("別の人");

        confirm("manager", "GENUINE");
        assertThat(question).isEnded().hasPassed("changeApplied");
        assertThat(book.value("select reference from payment")).isEqualTo("あやしい銀行 支店 999");
        assertThat(book.value("select judged_by || ' ' || confirmed_by || ' ' || state from past_question"))
                .isEqualTo("accountant manager ACCEPTED");
    }

    @Test
    void aSecondPersonWhoDoesNotBelieveItKeepsTheAccount() {
        payments("Z1,OUT,2025-10-10,5000,BANK,あやしい銀行 支店 999\n");
        var question = theQuestion();
        judge("buyer", "GENUINE", "通知が来ていました");
        confirm("manager", "NOT_GENUINE");
        assertThat(question).isEnded().hasPassed("changeRejected");
        assertThat(book.value("select reference from payment")).isEqualTo("サンプル銀行 本店 123");
    }

    @Test
    void whatHasChangedOtherwiseMeanwhileIsLeftAlone() {
        orders("A,1,2025-10-01,P,3,120,10,NOT_SHIPPED,第二倉庫\n");
        orders("A,1,2025-10-01,P,2,120,10,NOT_SHIPPED,本社\n");
        judge("buyer", "GENUINE", "営業所に電話で確かめました");
        assertThat(stored("A")).isEqualTo("本社 120 NOT_SHIPPED");
        assertThat(book.value("select left_out from past_question")).isEqualTo("1");
    }

    @Test
    void aJudgementNeedsItsReasonAndIsAskedOfManagersWhenItIsLate() {
        orders("A,1,2025-10-01,P,3,120,10,NOT_SHIPPED,第二倉庫\n");
        assertThatThrownBy(() -> judge("buyer", "GENUINE", " ")).hasMessageContaining("理由");
        world.pass(Duration.ofDays(3));
        assertThat(tasks.createTaskQuery()
                        .taskCandidateGroup("manager")
                        .includeAssignedTasks()
                        .taskDefinitionKey(ChangedPast.JUDGE_CHANGE)
                        .count())
                .isOne();
        assertThat(theQuestion()).isWaitingAt(ChangedPast.JUDGE_CHANGE).hasPassed("managersAsked");
    }

    @Test
    void manyAddressesAreOneQuestion() {
        var many = new StringBuilder();
        var moved = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            many.append("M%d,1,2025-10-01,P,3,120,10,NOT_SHIPPED,本社 %d\n".formatted(i, i));
            moved.append("M%d,1,2025-10-01,P,3,120,10,NOT_SHIPPED,倉庫 %d\n".formatted(i, i));
        }
        orders(many.toString());
        orders(moved.toString());
        assertThat(open()).hasSize(1);
        judge("buyer", "GENUINE", "移転の案内を確かめました");
        assertThat(book.value("select count(*) from order_line where destination like '倉庫%'"))
                .isEqualTo("25");
    }

    private ImportResult orders(String rows) {
        return take(Kind.ORDERS, ORDERS + rows);
    }

    private void payments(String rows) {
        take(Kind.PAYMENTS, PAYMENTS + rows);
    }

    private ImportResult take(Kind kind, String file) {
        return imports.importFile(
                SAMPLE,
                kind,
                kind.fileName() + ".csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                ImportOptions.ALL_OR_NOTHING,
                "buyer");
    }

    private void judge(String by, String decision, String reason) {
        complete(
                ChangedPast.JUDGE_CHANGE,
                by,
                Map.of(ChangedPast.CHANGE_DECISION, decision, ChangedPast.CHANGE_REASON, reason));
    }

    private void confirm(String by, String decision) {
        complete(
                ChangedPast.CONFIRM_ACCOUNT,
                by,
                Map.of(ChangedPast.ACCOUNT_DECISION, decision, ChangedPast.ACCOUNT_REASON, "銀行に確かめました"));
    }

    private void complete(String element, String by, Map<String, Object> answers) {
        Task task = tasks.createTaskQuery().taskDefinitionKey(element).singleResult();
        tasks.setAssignee(task.getId(), by);
        tasks.complete(task.getId(), answers);
        world.settle();
    }

    private List<ProcessInstance> open() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(ChangedPast.KEY)
                .list();
    }

    private ProcessInstance theQuestion() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(ChangedPast.KEY)
                .processInstanceBusinessKey(SmallCase.OUTAGE.value())
                .singleResult();
    }

    private String stored(String order) {
        return db.sql(
                        "select destination || ' ' || unit_price::int || ' ' || status from order_line where order_no = :order")
                .param("order", order)
                .query(String.class)
                .single();
    }
}
