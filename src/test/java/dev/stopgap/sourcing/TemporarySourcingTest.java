package dev.stopgap.sourcing;

import static dev.stopgap.testing.SmallCase.FIRST;
import static dev.stopgap.testing.SmallCase.OUTAGE;
import static dev.stopgap.testing.SmallCase.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.outage.CaseFigures;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import dev.stopgap.testing.SmallCase;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class TemporarySourcingTest {

    private static final Map<String, Object> RAISE = Map.of("thresholdDecision", "RAISE");
    private static final Map<String, Object> KEEP = Map.of("thresholdDecision", "KEEP");

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessMessages messages;

    @Autowired
    GoodsReceipts receipts;

    @Autowired
    StandingOrders standingOrders;

    @Autowired
    SourcingFigures figures;

    @Autowired
    World world;

    @Autowired
    JdbcClient db;

    SmallCase sample;

    @BeforeEach
    void aCaseWithASmallOrderBook() {
        sample = new SmallCase(db).open();
    }

    @Test
    void theAlternativesAreComparedAndTheBetterOneIsProposedFirst() {
        var sourcing = begin();

        var task = task(TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS);
        assertThat(tasks.getVariable(task.getId(), "firstSupplier")).isEqualTo(FIRST);
        assertThat(tasks.getVariable(task.getId(), "secondSupplier")).isEqualTo(SECOND);
        assertThat(tasks.getVariable(task.getId(), "openLines")).isEqualTo(2L);
        assertThat(tasks.getVariable(task.getId(), "comparison").toString())
                // 4 boxes of paper at 2,200 and 20 notes at 160, against 10,960 yen.
                .contains("\"name\":\"" + FIRST + "\",\"lines\":\"2 (100 %)\",\"price\":\"+9.5 %\"");
        ProcessEngineTests.assertThat(sourcing).isWaitingAt("chooseTemporarySuppliers");
    }

    @Test
    void whoeverChoosesNobodyBuysNothingElsewhere() {
        var sourcing = begin();
        complete(
                TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS,
                "buyer",
                Map.of("firstSupplier", "", "secondSupplier", ""));

        ProcessEngineTests.assertThat(sourcing).isEnded().hasPassed("nothingElsewhere");
    }

    @Test
    void onTheOrderingDayReplacementsAndRefillsGoOutAtOnceWithinTheRaisedLimit() {
        var sourcing = buying(RAISE);
        ProcessEngineTests.assertThat(sourcing).isWaitingAt("whatComesNext");

        world.pass(Duration.ofDays(2).plusHours(5)); // Tuesday, 10:00

        ProcessEngineTests.assertThat(sourcing)
                .hasPassed("planPurchases", "placeOrders")
                .isWaitingAt("whatComesNext");
        // Paper and notes for the lines; paper to 28 boxes, in packs of two of ours; pens to a week.
        assertThat(
                        sample.value(
                                "select string_agg(kind || ' ' || alt_sku || ' ' || trim_scale(packs), ', ' order by kind desc, alt_sku) from purchase_order_line"))
                .isEqualTo("REPLACEMENT K-NOTES 20, REPLACEMENT K-PAPER 2, REFILL K-PAPER 12, REFILL T-PEN 7");
        assertThat(sample.value("select count(*) from purchase_order where state = 'PLACED'"))
                .isEqualTo("2");
        assertThat(sample.value("select string_agg(distinct state, ',') from replacement"))
                .isEqualTo("ORDERED");
        assertThat(sample.value("select count(*) from message where template = 'purchase-order-by-hand'"))
                .isEqualTo("2");
        assertThat(sample.value("select decision from purchase_plan")).isEqualTo("FLOOR");
        assertThat(figures.figures(OUTAGE))
                .extracting(CaseFigures.Figure::code)
                .contains("purchases", "linesBought", "budget", "plansDecided");
    }

    @Test
    void aTemporarySupplierWhoseAddressIsKnownGetsTheOrderItself() {
        sample.run(
                """
                insert into outage (id, supplier, status, reason, suspected_at, suspected_by, closed_at, closed_by)
                values ('OUT-2024-0001', 'sample', 'FALSE_ALARM', '火災', '2024-05-01T00:00:00Z', 'stopgap', '2024-05-02T00:00:00Z', 'manager')
                """);
        sample.run(
                """
                insert into temporary_supplier (outage, alt_supplier, state, ordering, mail, minimum_use_yen, notice_days)
                values ('OUT-2024-0001', 'カウンター商事', 'KNOWN', 'メール', 'order@counter.example', 50000, 14)
                """);
        buying(RAISE);
        world.pass(Duration.ofDays(3));

        assertThat(
                        sample.value(
                                "select string_agg(template || ' ' || addressed, ', ' order by template) from message where template like 'purchase%'"))
                .isEqualTo("purchase-order MAIL order@counter.example, purchase-order-by-hand GROUP buyer");
    }

    @Test
    void whatIsOnOrderIsNotOrderedAgain() {
        buying(RAISE);
        world.pass(Duration.ofDays(6)); // Tuesday and Friday

        assertThat(sample.value("select count(*) from purchase_order_line where kind = 'REPLACEMENT'"))
                .isEqualTo("2");
        // By Friday the shelf is empty: 28 boxes of paper less the 24 on order; the week's pens are all on order.
        assertThat(
                        sample.value(
                                "select string_agg(alt_sku || ' ' || trim_scale(packs), ', ' order by alt_sku) from purchase_order_line where purchase_order_no > 'OUT-2025-0001-P002'"))
                .isEqualTo("K-PAPER 2");
    }

    @Test
    void aboveTheLimitAPersonApprovesWhoHasNotProposed() {
        var sourcing = buying(KEEP);
        world.pass(Duration.ofDays(3));
        ProcessEngineTests.assertThat(sourcing).isWaitingAt("approvePurchase");

        assertThatThrownBy(() ->
                        complete(TemporarySourcing.APPROVE_PURCHASE, "buyer", Map.of("purchaseDecision", "APPROVE")))
                .hasRootCauseInstanceOf(Problem.class)
                .hasMessageContaining("自分の提案は承認できません")
                .hasStackTraceContaining("sourcing.ownProposal");
        assertThat(sample.value("select count(*) from purchase_order where placed_at is not null"))
                .isEqualTo("0");

        complete(TemporarySourcing.APPROVE_PURCHASE, "approver", Map.of("purchaseDecision", "APPROVE"));
        world.settle();
        assertThat(sample.value("select decision || ' ' || decided_by from purchase_plan"))
                .isEqualTo("APPROVED approver");
        assertThat(sample.value("select count(*) from purchase_order where state = 'PLACED'"))
                .isEqualTo("2");
    }

    @Test
    void aRefusedPurchaseNeedsAReasonAndIsProposedAgain() {
        var sourcing = buying(KEEP);
        world.pass(Duration.ofDays(3));

        assertThatThrownBy(() ->
                        complete(TemporarySourcing.APPROVE_PURCHASE, "approver", Map.of("purchaseDecision", "REFUSE")))
                .hasStackTraceContaining("sourcing.reasonNeeded");
        complete(
                TemporarySourcing.APPROVE_PURCHASE,
                "approver",
                Map.of("purchaseDecision", "REFUSE", "purchaseReason", "在庫で足ります"));
        assertThat(sample.value("select string_agg(distinct state, ',') from purchase_order"))
                .isEqualTo("REFUSED");
        assertThat(sample.value("select string_agg(distinct state, ',') from replacement"))
                .isEqualTo("RESERVED");

        world.pass(Duration.ofDays(3));
        assertThat(sample.value("select count(*) from purchase_plan where lines > 0"))
                .isEqualTo("2");
        // The form begins without an answer, not with that of the round before.
        ProcessEngineTests.assertThat(sourcing).isWaitingAt("approvePurchase");
        ProcessEngineTests.assertThat(sourcing).variables().doesNotContainKeys("purchaseDecision", "purchaseReason");
    }

    @Test
    void anOverdueApprovalAsksTheManagersTooAndIsNotDecidedByTime() {
        var sourcing = buying(KEEP);
        world.pass(Duration.ofDays(5));

        ProcessEngineTests.assertThat(sourcing).hasPassed("widenApproval").isWaitingAt("approvePurchase");
        assertThat(tasks.createTaskQuery()
                        .taskCandidateGroup("manager")
                        .taskDefinitionKey("approvePurchase")
                        .count())
                .isOne();
    }

    @Test
    void withoutAnAnswerTheThresholdIsNotRaisedAndBuyingBeginsAllTheSame() {
        var sourcing = begin();
        complete(TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS, "buyer", Map.of());
        world.pass(Duration.ofDays(2).plusMinutes(1));

        ProcessEngineTests.assertThat(sourcing).hasPassed("thresholdUndecided").isWaitingAt("whatComesNext");
        assertThat(sample.value("select raised_yen is null from purchase_limit"))
                .isEqualTo("t");
    }

    @Test
    void theRaisedThresholdEndsByItself() {
        var sourcing = buying(RAISE);
        assertThat(sample.value("select restored_at is null from purchase_limit"))
                .isEqualTo("t");

        world.pass(Duration.ofDays(31));
        ProcessEngineTests.assertThat(sourcing).hasPassed("thresholdExpires", "restoreThreshold");
        assertThat(sample.value("select restored_at is null from purchase_limit"))
                .isEqualTo("f");
    }

    @Test
    void whoeverProposedTheLimitDoesNotRaiseIt() {
        begin();
        complete(TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS, "manager", Map.of());

        assertThatThrownBy(() -> complete(TemporarySourcing.RAISE_THRESHOLD, "manager", RAISE))
                .hasStackTraceContaining("sourcing.ownProposal");
    }

    @Test
    void anUrgentNeedIsPlannedAtOnceAndOnlyForItsItem() {
        var sourcing = buying(RAISE);
        messages.send(ProcessMessage.toOne(
                "urgentNeed", OUTAGE.value(), Map.of("urgentSku", "NOTES", "requestedBy", "reporter")));
        world.settle();

        ProcessEngineTests.assertThat(sourcing).hasPassed("urgentNeedReported").isWaitingAt("whatComesNext");
        assertThat(sample.value("select string_agg(alt_sku, ',') from purchase_order_line"))
                .isEqualTo("K-NOTES");
        assertThat(sample.value("select trigger || ' ' || proposed_by from purchase_plan"))
                .isEqualTo("URGENT reporter");

        messages.send(ProcessMessage.toOne(
                "urgentNeed", OUTAGE.value(), Map.of("urgentSku", "NOTES", "requestedBy", "reporter")));
        world.settle();
        assertThat(sample.value("select already_ordered from purchase_plan order by id desc limit 1"))
                .isEqualTo("1");
        assertThat(sample.value("select count(*) from purchase_order_line")).isEqualTo("1");
    }

    @Test
    void aReplacementWhoseOriginalHasShippedIsNotOrdered() {
        buying(RAISE);
        sample.ships("SO-2");
        world.pass(Duration.ofDays(3));

        assertThat(sample.value("select state from replacement where order_no = 'SO-2'"))
                .isEqualTo("WITHDRAWN");
        assertThat(sample.value("select withdrawn || ' ' || withdrawn_yen::int from purchase_plan"))
                .isEqualTo("1 3200");
    }

    @Test
    void aReservationAtASupplierThatWasNotChosenTurnsToOneThatWas() {
        begin();
        complete(
                TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS,
                "buyer",
                Map.of("firstSupplier", SECOND, "secondSupplier", ""));
        complete(TemporarySourcing.RAISE_THRESHOLD, "manager", RAISE);
        world.pass(Duration.ofDays(3));

        // Four boxes of five: four packs of five.
        assertThat(
                        sample.value(
                                "select temporary_supplier || ' ' || alt_sku || ' ' || trim_scale(alt_quantity) from replacement where order_no = 'SO-1'"))
                .isEqualTo(SECOND + " T-PAPER 4");
        assertThat(sample.value("select state from replacement where order_no = 'SO-2'"))
                .isEqualTo("RESERVED");
    }

    @Test
    void goodsThatComeAsOrderedAreBookedWithoutAsking() {
        var sourcing = buying(RAISE);
        world.pass(Duration.ofDays(3));
        receipts.receiveAll("OUT-2025-0001-P001", "buyer");
        receipts.receiveAll("OUT-2025-0001-P002", "buyer");
        world.settle();

        ProcessEngineTests.assertThat(sourcing).hasPassed("goodsAreIn");
        assertThat(sample.value("select string_agg(distinct state, ',') from replacement"))
                .isEqualTo("ARRIVED");
        assertThat(sample.value("select string_agg(distinct state, ',') from purchase_order"))
                .isEqualTo("ARRIVED");
    }

    @Test
    void twoReceiptsThatContradictAreSettledEachByItself() {
        var sourcing = buying(RAISE);
        world.pass(Duration.ofDays(3));
        String kounter =
                sample.value("select purchase_order_no from purchase_order where temporary_supplier = '" + FIRST + "'");
        String tanomu = sample.value(
                "select purchase_order_no from purchase_order where temporary_supplier = '" + SECOND + "'");
        receipts.receive(kounter, List.of(new GoodsReceipts.Arrival("K-PAPER", new BigDecimal(3))), "buyer");
        receipts.receive(tanomu, List.of(new GoodsReceipts.Arrival("T-INK", BigDecimal.ONE)), "buyer");
        world.settle();

        var open = tasks.createTaskQuery().taskDefinitionKey("settleReceipt").list();
        assertThat(open)
                .extracting(task -> tasks.getVariable(task.getId(), "purchaseOrderNo"))
                .containsExactlyInAnyOrder(kounter, tanomu);
        // The line comes first: two packs are for SO-1, one for the shelf.
        assertThat(sample.value("select state from replacement where order_no = 'SO-1'"))
                .isEqualTo("ARRIVED");

        for (Task task : open) {
            boolean wrong = tanomu.equals(tasks.getVariable(task.getId(), "purchaseOrderNo"));
            tasks.claim(task.getId(), "buyer");
            tasks.complete(task.getId(), Map.of("receiptSettlement", wrong ? "RETURN" : "CLOSE_SHORT"));
        }
        assertThat(sample.value("select state from purchase_order where purchase_order_no = '" + kounter + "'"))
                .isEqualTo("ARRIVED");
        assertThat(sample.value(
                        "select state || coalesce(purchase_order_no, '') from replacement where order_no = 'SO-2'"))
                .isEqualTo("RESERVED");
        assertThat(sample.value("select settlement from goods_receipt where result = 'WRONG'"))
                .isEqualTo("RETURN");
        ProcessEngineTests.assertThat(sourcing).hasPassed("receiptSettled");

        world.pass(Duration.ofDays(4));
        assertThat(sample.value("select state from replacement where order_no = 'SO-2'"))
                .isEqualTo("ORDERED");
    }

    @Test
    void theWindDownEndsTheContractsAndGivesUpWhatWasNeverOrdered() {
        var sourcing = buying(RAISE);
        messages.send(ProcessMessage.toOne("windDown", OUTAGE.value(), Map.of()));
        world.settle();
        ProcessEngineTests.assertThat(sourcing).isWaitingAt("endContracts");

        assertThatThrownBy(() -> complete(TemporarySourcing.END_CONTRACTS, "buyer", Map.of("noticeGiven", false)))
                .hasStackTraceContaining("sourcing.noticeNotGiven");
        complete(TemporarySourcing.END_CONTRACTS, "buyer", Map.of("noticeGiven", true));

        ProcessEngineTests.assertThat(sourcing).isEnded().hasPassed("sourcingEnded");
        assertThat(sample.value("select string_agg(distinct state, ',') from temporary_supplier"))
                .isEqualTo("ENDED");
        assertThat(sample.value("select string_agg(distinct state, ',') from replacement"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void itemsBroughtBackAreNoLongerRefilledElsewhereUntilTheyReturn() {
        buying(RAISE);
        assertThat(standingOrders.moveBack(OUTAGE, List.of("PAPER", "PEN"), "WAVE 1"))
                .isEqualTo(2);
        world.pass(Duration.ofDays(3));
        assertThat(sample.value("select count(*) from purchase_order_line where kind = 'REFILL'"))
                .isEqualTo("0");

        assertThat(standingOrders.returnToTemporary(OUTAGE, List.of("PAPER"), "REGRESSION"))
                .isEqualTo(1);
        world.pass(Duration.ofDays(4));
        assertThat(sample.value("select string_agg(alt_sku, ',') from purchase_order_line where kind = 'REFILL'"))
                .isEqualTo("K-PAPER");
    }

    private ProcessInstance begin() {
        var sourcing = runtime.startProcessInstanceByKey(TemporarySourcing.KEY, OUTAGE.value());
        world.settle();
        return sourcing;
    }

    private ProcessInstance buying(Map<String, Object> threshold) {
        var sourcing = begin();
        complete(TemporarySourcing.CHOOSE_TEMPORARY_SUPPLIERS, "buyer", Map.of());
        complete(TemporarySourcing.RAISE_THRESHOLD, "manager", threshold);
        return sourcing;
    }

    private Task task(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
    }

    private void complete(String key, String user, Map<String, Object> answers) {
        Task task = task(key);
        tasks.setAssignee(task.getId(), user);
        tasks.complete(task.getId(), answers);
    }
}
