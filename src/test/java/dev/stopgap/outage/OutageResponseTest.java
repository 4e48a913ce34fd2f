package dev.stopgap.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.claim;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.complete;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.task;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.withVariables;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.orderbook.LinesChanged;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.StandIns;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import dev.stopgap.watch.AreaStateChanged;
import dev.stopgap.watch.Notices;
import dev.stopgap.watch.OutageSuspected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StopgapTest
class OutageResponseTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final OutageId FIRST = new OutageId("OUT-2025-0001");

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Outages outages;

    @Autowired
    OutageReporting reporting;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient db;

    @Autowired
    MovableClock clock;

    @Autowired
    World world;

    private StandIns others;

    @BeforeEach
    void whatOtherProcessesDoIsNotThisStory() {
        others = StandIns.waiting(
                repository, "order-triage", "temporary-sourcing", "recovery-rollback", "billing-reconciliation");
    }

    @AfterEach
    void theRealOnesAgain() {
        others.remove();
    }

    @Test
    void theFirstOfficialStopBecomesASuspicionThatAManagerConfirms() {
        suspect();
        assertThat(outages.get(FIRST).status()).isEqualTo(Outage.Status.SUSPECTED);
        assertThat(theCase()).isWaitingAt("confirmOutage").task().hasCandidateGroup("manager");

        confirm("manager");
        assertThat(outages.get(FIRST).status()).isEqualTo(Outage.Status.OPEN);
        assertThat(alertedGroups()).singleElement().asString().contains("GROUP buyer", "GROUP manager");
    }

    @Test
    void aSecondStopOfTheSameSupplierJoinsTheOpenCase() {
        suspect();
        suspect();
        assertThat(outages.all()).hasSize(1);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("confirmOutage").count())
                .isOne();
    }

    @Test
    void aPersonsReportOfAnOutageThatIsKnownJoinsTheOpenCase() {
        suspect();
        var reported = runtime.startProcessInstanceByKey(
                "outage-response", Map.of("supplier", "sample", "reason", "電話がつながらない"));
        assertThat(reported).isEnded().hasPassed("joinedOpenCase");
    }

    @Test
    void aPersonsReportStartsACase() {
        var outage = reporting.report(SAMPLE, "営業から電話で停止の連絡", "reporter");
        assertThat(outages.get(outage).reason()).isEqualTo("営業から電話で停止の連絡");
        assertThat(theCase()).isWaitingAt("confirmOutage");
    }

    @Test
    void anUnconfirmedSuspicionGoesToTheDeputyAndIsNeverOpenedByTime() {
        suspect();
        world.pass(Duration.ofHours(3));
        assertThat(theCase()).isWaitingAt("confirmOutage").hasPassed("deputyCalledIn");
        assertThat(tasks.createTaskQuery().taskCandidateUser("deputy").count()).isOne();

        world.pass(Duration.ofDays(3));
        assertThat(outages.get(FIRST).status()).isEqualTo(Outage.Status.SUSPECTED);
    }

    @Test
    void aFalseAlarmNeedsItsReasonAndSendsNothing() {
        suspect();
        claim(task(theCase()), "manager");
        assertThatThrownBy(() -> complete(task(theCase()), withVariables("outageConfirmed", "no")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("誤報とする理由");

        var instance = theCase();
        complete(task(instance), withVariables("outageConfirmed", "no", "judgement", "他社の障害でした"));
        assertThat(instance).isEnded().hasPassed("falseAlarm").hasNotPassed("openCase");
        assertThat(outages.get(FIRST).status()).isEqualTo(Outage.Status.FALSE_ALARM);
        assertThat(alertedGroups()).isEmpty();
    }

    @Test
    void thoseConcernedAreToldOfAChangeOnceAndInOneMessage() {
        openCase();
        inTransaction(() -> {
            events.publishEvent(change(Area.ORDERING, 7));
            events.publishEvent(change(Area.SHIPPING, 7));
        });
        world.settle();
        world.pass(Duration.ofHours(1));
        assertThat(count("select count(*) from message where template = 'state-changed'"))
                .isOne();
        assertThat(count("select count(*) from case_area_change where told_at is not null"))
                .isEqualTo(2);
    }

    @Test
    void recoveryBeginsOnlyWhenTheSupplierHasPartlyRecovered() {
        officially("サンプルオフィスでは、ご注文の受付と商品の出荷を停止しております。");
        openCase();
        assertThat(theCase()).isWaitingAt("stageAwaited");

        officially("サンプルオフィスでは、ご注文は FAX のみで、対象のお客様から承ります。出荷は停止しております。");
        assertThat(theCase()).isWaitingAt("stageAwaited");

        officially("サンプルオフィスでは、ご注文の受付と商品の出荷を、一部商品について再開いたしました。");
        assertThat(theCase()).isWaitingAt("recoverBuying");
    }

    @Test
    void theCaseEndsWhenBuyingIsBackAndTheLastClosingIsReconciled() {
        officially("サンプルオフィスでは、ご注文の受付と商品の出荷を停止しております。");
        openCase();
        others.finish(runtime, "order-triage");
        others.finish(runtime, "temporary-sourcing");

        world.pass(Duration.ofDays(20));
        assertThat(theCase()).isWaitingAt("reconcileBilling");
        others.finish(runtime, "billing-reconciliation");
        world.settle();
        assertThat(theCase()).as("another closing, since buying is not back").isWaitingAt("closingDue");

        officially("サンプルオフィスでは、ご注文の受付と商品の出荷を、一部商品について再開いたしました。");
        others.finish(runtime, "recovery-rollback");
        world.pass(Duration.ofDays(31));
        others.finish(runtime, "billing-reconciliation");
        world.settle();
        assertThat(theCase()).isWaitingAt("closeCase");

        var instance = theCase();
        claim(task("closeCase", instance), "manager");
        complete(task("closeCase", instance), withVariables("closeReason", "すべて済みました"));
        world.settle();
        assertThat(instance).isEnded().hasPassed("caseClosed");
        assertThat(outages.get(FIRST).status()).isEqualTo(Outage.Status.CLOSED);
        assertThat(count("select count(*) from case_report")).isOne();
    }

    @Test
    void theMorningAsksAPersonOnlyForWhatIsNew() {
        db.sql(
                        "insert into item (supplier, sku, class, daily_usage, stock_on_hand) values ('sample', 'P-1', 'A', 10, 5)")
                .update();
        openCase();
        world.pass(Duration.ofDays(1));
        assertThat(tasks.createTaskQuery().taskDefinitionKey("handleTheDay").count())
                .isOne();
        var day = tasks.createTaskQuery().taskDefinitionKey("handleTheDay").singleResult();
        assertThat(String.valueOf(tasks.getVariable(day.getId(), "concernList")))
                .contains("P-1");
        tasks.claim(day.getId(), "buyer");
        tasks.complete(day.getId(), Map.of("note", "他部署から回しました"));

        world.pass(Duration.ofDays(1));
        assertThat(tasks.createTaskQuery().taskDefinitionKey("handleTheDay").count())
                .isZero();
    }

    @Test
    void changedOrderLinesAreTriagedAgain() {
        openCase();
        others.finish(runtime, "order-triage");
        inTransaction(() -> events.publishEvent(new LinesChanged(SAMPLE, LinesChanged.Cause.IMPORTED, 12)));
        world.settle();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("order-triage")
                        .count())
                .isOne();
        others.finish(runtime, "order-triage");
        world.settle();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("triagedAgain")
                        .count())
                .isOne();
    }

    @Test
    void aSupplierThatWillNotReturnIsReplacedForGood() {
        openCase();
        var instance = theCase();
        reporting.giveUp(FIRST, "廃業の知らせ", "manager");
        world.settle();
        assertThat(instance).isWaitingAt("makeChangePermanent");
        claim(task("makeChangePermanent", instance), "manager");
        complete(task("makeChangePermanent", instance), withVariables("closeReason", "本契約を結びました"));
        world.settle();
        assertThat(instance).isEnded().hasPassed("permanentlyReplaced");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("temporary-sourcing")
                        .count())
                .isZero();
        assertThat(outages.get(FIRST).status()).isEqualTo(Outage.Status.CLOSED);
    }

    private void suspect() {
        inTransaction(() ->
                events.publishEvent(new OutageSuspected(SAMPLE, Area.ORDERING, 1, "受注を停止しております。", clock.instant())));
    }

    private void confirm(String manager) {
        claim(task("confirmOutage", theCase()), manager);
        complete(task("confirmOutage", theCase()), withVariables("outageConfirmed", "yes"));
        world.settle();
    }

    private void openCase() {
        suspect();
        confirm("manager");
    }

    private AreaStateChanged change(Area area, long notice) {
        return new AreaStateChanged(
                SAMPLE, area, AreaState.STOPPED, AreaState.LIMITED, notice, "FAX にて承ります。", clock.instant());
    }

    /** The supplier says {@code text}, and the watch has read it. */
    private void officially(String text) {
        world.pass(Duration.ofMinutes(1));
        notices.enter(
                SAMPLE,
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.OFFICIAL,
                        "http://www.sample-bungu.example/info/outage.html",
                        clock.instant(),
                        false,
                        text),
                "reporter");
        world.settle();
    }

    private void inTransaction(Runnable happening) {
        transaction.executeWithoutResult(status -> happening.run());
    }

    private ProcessInstance theCase() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("outage-response")
                .singleResult();
    }

    private List<String> alertedGroups() {
        return db.sql("select addressed from message where template = 'internal-alert'")
                .query(String.class)
                .list();
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
