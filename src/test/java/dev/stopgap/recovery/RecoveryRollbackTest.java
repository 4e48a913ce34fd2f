package dev.stopgap.recovery;

import static dev.stopgap.testing.SmallCase.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.stopgap.orderbook.LinesChanged;
import dev.stopgap.orderbook.TestOrderStepDone;
import dev.stopgap.outage.CaseFigures;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import dev.stopgap.sourcing.StandingOrders;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.SmallCase;
import dev.stopgap.testing.StageInHand;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import dev.stopgap.watch.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class RecoveryRollbackTest {

    private static final SupplierId SUPPLIER = new SupplierId("sample");
    private static final Map<String, Object> ALL_RIGHT =
            Map.of("addressBookRight", true, "userRightsRight", true, "billingUnitRight", true);
    private static final Map<String, Object> APPROVE = Map.of("waveDecision", "APPROVE");

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessMessages messages;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    StandingOrders standingOrders;

    @Autowired
    TestOrders testOrders;

    @Autowired
    RecoveryFigures figures;

    @Autowired
    StageInHand stage;

    @Autowired
    Clock clock;

    @Autowired
    World world;

    @Autowired
    JdbcClient db;

    SmallCase sample;

    @BeforeEach
    void aPartlyRecoveredSupplier() {
        sample = new SmallCase(db).open().boughtElsewhere(standingOrders);
        stage.say(Stage.PARTIALLY_RECOVERED);
    }

    @AfterEach
    void theStageIsReadAgain() {
        stage.say(null);
    }

    @Test
    void theMostImportantItemsComeFirstAndTheFirstWaveIsTheSmallest() {
        assertThat(begin()).isWaitingAt("approveWaves");

        assertThat(sample.value(
                        "select string_agg(wave_no || ' ' || sku, ', ' order by wave_no, position) from wave_sku"))
                .isEqualTo("1 PAPER, 2 TONER, 2 PEN");
    }

    @Test
    void theManagerMayWantOtherWaves() {
        var recovery = begin();
        complete(RecoveryRollback.APPROVE_WAVES, "manager", Map.of("wavesDecision", "REPLAN", "waveCount", 1));
        world.settle();

        assertThat(recovery).isWaitingAt("approveWaves");
        assertThat(sample.value("select count(*) from wave")).isEqualTo("1");
        assertThatThrownBy(() -> complete(
                        RecoveryRollback.APPROVE_WAVES, "manager", Map.of("wavesDecision", "REPLAN", "waveCount", 0)))
                .hasMessageContaining("1から20");
        assertThatThrownBy(() -> complete(
                        RecoveryRollback.APPROVE_WAVES,
                        "manager",
                        Map.of("wavesDecision", "APPROVE", "waveCount", 1, "observationDays", 0)))
                .hasMessageContaining("1から60");
    }

    @Test
    void waveAfterWaveEverythingComesBackAndTheTemporarySuppliersAreWoundDown() {
        var recovery = begin();
        approveWaves();
        passWave(1);
        assertThat(boughtFrom("PAPER")).isEqualTo("ORIGINAL");
        assertThat(boughtFrom("TONER")).isEqualTo("TEMPORARY");
        assertThat(recovery).isWaitingAt("observationOver");

        world.pass(Duration.ofDays(3).plusMinutes(1));
        passWave(2);
        world.pass(Duration.ofDays(3).plusMinutes(1));

        assertThat(recovery)
                .hasPassed("lookAtUnprocessedOrders", "sendWindDown")
                .isEnded();
        assertThat(boughtFrom("TONER")).isEqualTo("ORIGINAL");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("message-delivery")
                        .variableValueEquals("delivered", false)
                        .count())
                .isOne();
        assertThat(figures.figures(OUTAGE))
                .extracting(CaseFigures.Figure::code, CaseFigures.Figure::detail, CaseFigures.Figure::lines)
                .contains(tuple("waves", "BACK", 2L), tuple("itemsBack", null, 3L), tuple("testOrders", "PASSED", 3L));
    }

    @Test
    void whereNothingIsRegularlyUsedOnlyTheUnprocessedOrdersAreLookedAt() {
        sample.run("delete from standing_order");
        sample.run("update item set daily_usage = null");
        assertThat(begin())
                .hasPassed("sendWindDown")
                .hasNotPassed("approveWaves")
                .isEnded();
    }

    @Test
    void aStepThatMissesItsLimitFailsTheWaveAndItIsTriedAgain() {
        var recovery = begin();
        approveWaves();
        assertThat(recovery).isWaitingAt("trackTestOrders");

        world.pass(Duration.ofDays(1).plusMinutes(2)); // nobody has accepted it within a day

        assertThat(recovery).hasPassed("testCheckDue", "testFailed", "waveFailed", "tellEveryone");
        assertThat(recovery).isWaitingAt("trackTestOrders");
        assertThat(sample.value("select attempt from wave where wave_no = 1")).isEqualTo("2");
        assertThat(sample.value("select because || ' ' || wave_no from setback"))
                .isEqualTo("TEST_FAILED 1");
        assertThat(sample.value("select count(*) from message where template = 'regression'"))
                .isEqualTo("1");
        assertThat(boughtFrom("PAPER")).isEqualTo("TEMPORARY");
    }

    @Test
    void aBuyerRecordsStepsOrAFailureOnTheForm() {
        var recovery = begin();
        approveWaves();
        String order = "OUT-2025-0001-W1A1-T1";
        complete(
                RecoveryRollback.TRACK_TEST_ORDERS,
                "buyer",
                Map.of("testOrder", order, "testStep", "ACCEPTED", "supplierOrderNo", "SB-99"));
        assertThat(recovery).isWaitingAt("trackTestOrders");
        assertThat(
                        sample.value(
                                "select recorded_by || ' ' || supplier_order_no from test_order_step join test_order using (test_order_no) where step = 'ACCEPTED'"))
                .isEqualTo("buyer SB-99");
        complete(RecoveryRollback.TRACK_TEST_ORDERS, "buyer", Map.of("testStep", "NONE"));
        assertThat(recovery).isWaitingAt("trackTestOrders");

        assertThatThrownBy(() -> complete(
                        RecoveryRollback.TRACK_TEST_ORDERS, "buyer", Map.of("testOrder", order, "testStep", "FAILED")))
                .hasMessageContaining("理由");
        complete(
                RecoveryRollback.TRACK_TEST_ORDERS,
                "buyer",
                Map.of("testOrder", order, "testStep", "FAILED", "testNote", "別の品が届いた"));
        world.settle();
        assertThat(recovery).hasPassed("testFailed");
    }

    @Test
    void importsAndNewsOfTheSupplierRecordTheStepsToo() {
        begin();
        approveWaves();
        String order = "OUT-2025-0001-W1A1-T1";
        testOrders.known(order, "SB-99");
        sample.run(
                """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate)
                values ('sample', 'SB-99', '1', '2025-10-19T01:00:00Z', 'PAPER', 1, 2000, 10)
                """);
        sample.run(
                """
                insert into shipment (supplier, shipment_no, order_no, line_no, shipped_on, quantity, tracking_no, status)
                values ('sample', 'S-99', 'SB-99', '1', '2025-10-19', 1, '1234', 'IN_TRANSIT')
                """);
        events.publishEvent(new LinesChanged(SUPPLIER, LinesChanged.Cause.IMPORTED, 2));
        events.publishEvent(new TestOrderStepDone(SUPPLIER, order, "ARRIVED"));
        events.publishEvent(new TestOrderStepDone(SUPPLIER, order, "ARRIVED"));

        assertThat(
                        sample.value(
                                "select string_agg(step || ' ' || recorded_by, ', ' order by position) from test_order_step where done_at is not null"))
                .isEqualTo("ACCEPTED import, ALLOCATED import, TRACKING import, ARRIVED sample");
    }

    @Test
    void accountsThatAreNotRightStopTheWave() {
        var recovery = begin();
        approveWaves();
        passTests(1);
        complete(
                RecoveryRollback.CHECK_ACCOUNTS,
                "accountant",
                Map.of("addressBookRight", true, "userRightsRight", false, "billingUnitRight", true));
        world.settle();

        assertThat(recovery).hasPassed("checksFailed", "tellEveryone");
        assertThat(sample.value("select because from setback")).isEqualTo("CHECK_FAILED");
    }

    @Test
    void whoeverCheckedAWaveDoesNotApproveItAndARefusalSaysWhy() {
        var recovery = begin();
        approveWaves();
        passTests(1);
        complete(RecoveryRollback.CHECK_ACCOUNTS, "manager", ALL_RIGHT);

        assertThatThrownBy(() -> complete(RecoveryRollback.APPROVE_WAVE, "manager", APPROVE))
                .hasMessageContaining("自分が確かめた回は承認できません");
        assertThatThrownBy(() -> complete(RecoveryRollback.APPROVE_WAVE, "approver", Map.of("waveDecision", "REFUSE")))
                .hasStackTraceContaining("recovery.reasonNeeded");
        complete(RecoveryRollback.APPROVE_WAVE, "approver", Map.of("waveDecision", "REFUSE", "waveReason", "棚卸の後にする"));
        world.settle();

        assertThat(recovery).hasPassed("waveRefused", "tellEveryone");
        assertThat(sample.value("select because from setback")).isEqualTo("NOT_APPROVED");
        assertThat(boughtFrom("PAPER")).isEqualTo("TEMPORARY");
    }

    @Test
    void aFallBelowPartialRecoveryReturnsTheWaveUnderObservationAndAllBeforeIt() {
        var recovery = begin();
        approveWaves();
        passWave(1);
        world.pass(Duration.ofDays(3).plusMinutes(1));
        passWave(2);
        assertThat(recovery).isWaitingAt("observationOver");
        assertThat(boughtFrom("PAPER") + boughtFrom("TONER")).isEqualTo("ORIGINALORIGINAL");

        supplierFallsBackTo(Stage.STOPPED);

        assertThat(recovery)
                .hasPassed("stopWave", "returnThisWave", "waveGivenUp", "returnEarlierWaves", "returnStandingOrders")
                .isWaitingAt("waitForStage");
        assertThat(boughtFrom("PAPER") + boughtFrom("TONER") + boughtFrom("PEN"))
                .isEqualTo("TEMPORARYTEMPORARYTEMPORARY");
        assertThat(sample.value("select string_agg(wave_no || ' ' || skus, ', ' order by wave_no) from wave_return"))
                .isEqualTo("1 1, 2 2");
        assertThat(sample.value("select count(*) from setback")).isEqualTo("1");
        assertThat(sample.value("select model ->> 'scope' from message where template = 'regression'"))
                .isEqualTo("2 回分、3 品目を一時調達先へ返しました。");
        assertThat(figures.figures(OUTAGE))
                .extracting(CaseFigures.Figure::code, CaseFigures.Figure::lines)
                .contains(tuple("itemsReturned", 3L));
    }

    @Test
    void afterARegressionTheWavesComeBackOnceTheStageIsReachedAgain() {
        var recovery = begin();
        approveWaves();
        passWave(1);
        supplierFallsBackTo(Stage.TEMPORARILY_STABLE);
        assertThat(recovery).isWaitingAt("waitForStage");

        world.pass(Duration.ofDays(7).plusMinutes(1));
        assertThat(recovery).hasPassed("weekOver", "remindOfRecovery").isWaitingAt("waitForStage");
        assertThat(sample.value("select count(*) from message where template = 'recovery-waiting'"))
                .isEqualTo("1");

        stage.say(Stage.PARTIALLY_RECOVERED);
        messages.send(ProcessMessage.toAll("stageReached", OUTAGE.value(), Map.of("stage", "PARTIALLY_RECOVERED")));
        world.settle();
        assertThat(recovery).hasPassed("stageIsReached").isWaitingAt("trackTestOrders");
        passWave(1);
        world.pass(Duration.ofDays(3).plusMinutes(1));
        passWave(2);
        supplierFallsBackTo(Stage.STOPPED);
        // A second time everything goes away again: a wave that came back twice is returned twice.
        assertThat(
                        sample.value(
                                "select string_agg(wave_no || '/' || attempt, ', ' order by returned_at, wave_no) from wave_return"))
                .isEqualTo("1/1, 1/2, 2/1");
    }

    @Test
    void shouldNewsOfTheStageBeMissedTheWeeklyLookFindsIt() {
        var recovery = begin();
        approveWaves();
        supplierFallsBackTo(Stage.STOPPED);
        stage.say(Stage.OPERATIONAL);
        world.pass(Duration.ofDays(7).plusMinutes(1));

        assertThat(recovery).hasPassed("remindOfRecovery").isWaitingAt("trackTestOrders");
    }

    @Test
    void aFallThatStaysAbovePartialRecoveryReturnsOnlyTheWaveInProgress() {
        stage.say(Stage.STABLE);
        var recovery = begin();
        approveWaves();
        passWave(1);
        world.pass(Duration.ofDays(3).plusMinutes(1));
        passWave(2);

        supplierFallsBackTo(Stage.PARTIALLY_RECOVERED);

        assertThat(recovery).hasNotPassed("returnEarlierWaves").hasPassed("stopWave", "returnThisWave", "tellEveryone");
        assertThat(boughtFrom("PAPER")).isEqualTo("ORIGINAL");
        assertThat(boughtFrom("TONER")).isEqualTo("TEMPORARY");
        assertThat(recovery).isWaitingAt("trackTestOrders");
    }

    @Test
    void aRegressionBeforeTheFirstWaveOnlyTellsAndWaits() {
        var recovery = begin();
        supplierFallsBackTo(Stage.STOPPED); // nobody waits for it yet
        approveWaves();

        assertThat(recovery).hasPassed("returnEarlierWaves").isWaitingAt("waitForStage");
        assertThat(sample.value("select count(*) from test_order")).isEqualTo("0");
        assertThat(sample.value("select count(*) from wave_return")).isEqualTo("0");
    }

    @Test
    void aFallWhileDuplicatesAreSettledReturnsEverythingInsteadOfWindingDown() {
        sample.run("update replacement set state = 'ARRIVED', purchase_order_no = 'X', arrived_quantity = quantity");
        var recovery = begin();
        bringAllBack();
        assertThat(recovery).isWaitingAt("settleDuplicates");

        supplierFallsBackTo(Stage.STOPPED);
        complete(
                RecoveryRollback.SETTLE_DUPLICATES,
                "buyer",
                Map.of("comingDecision", "KEEP", "arrivedDecision", "KEEP"));
        world.settle();

        assertThat(recovery)
                .hasPassed("stageConfirmed", "returnEarlierWaves")
                .hasNotPassed("sendWindDown")
                .isWaitingAt("waitForStage");
        assertThat(boughtFrom("PAPER") + boughtFrom("PEN")).isEqualTo("TEMPORARYTEMPORARY");
    }

    @Test
    void whatComesOrHasComeTwiceIsSettledAndStuckLinesAreAskedAbout() {
        sample.run("update replacement set state = 'ARRIVED', purchase_order_no = 'X', arrived_quantity = quantity");
        sample.run("update order_line set status = 'ON_HOLD' where order_no = 'SO-1'");
        sample.ships("SO-2");
        var recovery = begin();
        bringAllBack();

        assertThat(
                        sample.value(
                                "select string_agg(order_no || ' ' || finding || ' ' || amount_yen::int, ', ' order by order_no, finding) from unprocessed_line"))
                .isEqualTo("SO-1 COMING_TWICE 8000, SO-1 ON_HOLD 8000, SO-2 ARRIVED_TWICE 2960");
        complete(
                RecoveryRollback.SETTLE_DUPLICATES,
                "buyer",
                Map.of("comingDecision", "CANCEL", "arrivedDecision", "RETURN"));
        world.settle();

        assertThat(recovery).isEnded();
        assertThat(
                        sample.value(
                                "select string_agg(template, ', ' order by template) from message where template in ('cancel-request', 'return-request', 'unprocessed-orders')"))
                .isEqualTo("cancel-request, return-request, unprocessed-orders");
        assertThat(sample.value(
                        "select string_agg(finding || ' ' || settlement, ', ' order by finding) from unprocessed_line"))
                .isEqualTo("ARRIVED_TWICE RETURN, COMING_TWICE CANCEL, ON_HOLD ASKED");
        assertThat(figures.figures(OUTAGE))
                .filteredOn(figure -> figure.code().equals("duplicatesAvoided"))
                .extracting(figure -> figure.detail() + " " + figure.yen())
                .containsExactly("CANCEL 8000", "RETURN 2960");
    }

    private ProcessInstance begin() {
        var recovery = runtime.startProcessInstanceByKey(RecoveryRollback.KEY, OUTAGE.value());
        world.settle();
        return recovery;
    }

    private void approveWaves() {
        complete(RecoveryRollback.APPROVE_WAVES, "manager", Map.of("wavesDecision", "APPROVE"));
        world.settle();
    }

    private void bringAllBack() {
        complete(RecoveryRollback.APPROVE_WAVES, "manager", Map.of("wavesDecision", "REPLAN", "waveCount", 1));
        world.settle();
        approveWaves();
        passWave(1);
        world.pass(Duration.ofDays(3).plusMinutes(1));
    }

    private void passWave(int wave) {
        passTests(wave);
        complete(RecoveryRollback.CHECK_ACCOUNTS, "accountant", ALL_RIGHT);
        complete(RecoveryRollback.APPROVE_WAVE, "approver", APPROVE);
        world.settle();
    }

    private void passTests(int wave) {
        db.sql(
                        "select test_order_no from test_order where wave_no = :wave and attempt = (select attempt from wave where wave_no = :wave)")
                .param("wave", wave)
                .query(String.class)
                .list()
                .forEach(order -> {
                    for (TestOrders.Step step : TestOrders.Step.values()) {
                        testOrders.record(order, step, clock.instant(), "buyer");
                    }
                });
        complete(RecoveryRollback.TRACK_TEST_ORDERS, "buyer", Map.of("testStep", "NONE"));
    }

    private void supplierFallsBackTo(Stage lower) {
        stage.say(lower);
        messages.send(ProcessMessage.toAll("stageRegressed", OUTAGE.value(), Map.of("stage", lower.name())));
        world.settle();
    }

    private String boughtFrom(String sku) {
        return sample.value("select buys_from from standing_order where sku = '" + sku + "'");
    }

    private void complete(String key, String user, Map<String, Object> answers) {
        Task task = tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
        tasks.setAssignee(task.getId(), user);
        tasks.complete(task.getId(), answers);
    }
}
