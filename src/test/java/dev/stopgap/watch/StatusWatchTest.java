package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class StatusWatchTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String OFFICIAL_PAGE = "http://www.sample-bungu.example/info/outage.html";

    @Autowired
    Notices notices;

    @Autowired
    NoticeStore store;

    @Autowired
    SupplierStatus status;

    @Autowired
    Contradictions contradictions;

    @Autowired
    StaleAreas stale;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient db;

    private final Set<String> earlier = new HashSet<>();

    @BeforeEach
    void theFirstDay() {
        history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(StatusWatch.KEY)
                .list()
                .forEach(instance -> earlier.add(instance.getId()));
        clock.moveTo(Instant.parse("2025-10-19T03:00:00Z"));
    }

    @Test
    void anOfficialStopChangesTheStatesAndRaisesASuspicion() {
        official("サンプルオフィスのご注文の受付と商品の出荷を停止しております。再開時期は未定です。");

        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.STOPPED);
        assertThat(status.now(SAMPLE).stage()).isEqualTo(Stage.STOPPED);
        assertThat(ends()).contains("outageSuspectedEnd", "statusChangedEnd", "stageRegressedEnd");
        assertThat(ledger()).contains("watch.noticeRead", "watch.areaStateChanged", "watch.stageChanged");
    }

    @Test
    void theSameAgainIsNothingNew() {
        official("サンプルオフィスのご注文の受付を停止しております。");
        clock.moveTo(clock.instant().plus(Duration.ofHours(2)));
        official("サンプルオフィスでは、引き続きご注文の受付を停止しております。");

        assertThat(ends()).contains("nothingNew");
        assertThat(db.sql("select count(*) from area_change").query(Long.class).single())
                .isOne();
    }

    @Test
    void newsNeverChangesAState() {
        enter(Tier.NEWS, "http://www.keizai-sample.example/news/1.html", "サンプルオフィスは受注と出荷を停止した。");

        assertThat(status.now(SAMPLE).areas()).isEmpty();
        assertThat(ends()).containsExactly("nothingNew");
        assertThat(ledger()).contains("watch.backgroundRead");
    }

    @Test
    void aTextFromALookAlikeHostWaitsForAPersonAndChangesNothing() {
        enter(Tier.OFFICIAL, "http://www.sample-bungu-support.example/info.html", "サンプルオフィスは受注・出荷を通常どおり全面再開いたしました。");

        Task task = task(StatusWatch.JUDGE_WHETHER_GENUINE);
        assertThat(status.now(SAMPLE).areas()).isEmpty();
        assertThat(ledger()).contains("watch.suspicious");
        assertThat(task.getDueDate()).isNotNull();

        answer(task, "manager", Map.of("genuine", "false", "reason", "電話で確かめました。"));
        assertThat(ends()).contains("forgeryNotUsed");
        assertThat(status.now(SAMPLE).areas()).isEmpty();
    }

    @Test
    void aStrangersTextIsReadInATaskWithoutLinksToClick() {
        enter(
                Tier.OFFICIAL,
                "http://www.sample-bungu-support.example/info.html",
                "受注を再開しました。[こちら](http://evil.example/) https://evil.example www.evil.example");

        String task = task(StatusWatch.JUDGE_WHETHER_GENUINE).getId();
        assertThat(tasks.getVariable(task, StatusWatch.TEXT))
                .asString()
                .contains("evil.example")
                .doesNotContain("://", "](", "www.evil");
        assertThat(tasks.getVariable(task, StatusWatch.URL)).asString().doesNotContain("://");
    }

    @Test
    void aSuspiciousTextThatAPersonFindsGenuineCountsFromThen() {
        enter(Tier.OFFICIAL, "http://unknown-host.example/info.html", "サンプルオフィスの出荷を停止しております。");
        answer(
                task(StatusWatch.JUDGE_WHETHER_GENUINE),
                "manager",
                Map.of("genuine", "true", "reason", "担当者に電話で確かめました。"));

        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.STOPPED);
        assertThat(ledger()).contains("watch.judgedGenuine");
    }

    @Test
    void aSuspiciousTextThatNobodyJudgesStaysUnused() {
        enter(Tier.OFFICIAL, "http://www.sample-bungu-support.example/info.html", "サンプルオフィスは受注を再開いたしました。");
        world.pass(Duration.ofDays(3));

        assertThat(ends()).contains("noticeNotUsed");
        assertThat(status.now(SAMPLE).areas()).isEmpty();
    }

    @Test
    void whatIsEnteredLateCountsForItsOwnTimeOnceItIsKnown() {
        Instant said = clock.instant();
        clock.moveTo(said.plus(Duration.ofDays(3)));
        long id = notices.enter(
                SAMPLE,
                new Notices.Entry(Notices.Channel.PHONE, Tier.OFFICIAL, null, said, false, "サンプルオフィスの出荷を停止しております。"),
                "reporter");
        world.settle();

        assertThat(id).isPositive();
        Instant dayAfter = said.plus(Duration.ofDays(1));
        assertThat(status.at(SAMPLE, dayAfter, clock.instant()).state(Area.SHIPPING))
                .isEqualTo(AreaState.STOPPED);
        assertThat(status.at(SAMPLE, dayAfter, dayAfter).state(Area.SHIPPING)).isEqualTo(AreaState.UNKNOWN);
        assertThat(status.at(SAMPLE, said.minusSeconds(60), clock.instant()).areas())
                .isEmpty();
    }

    @Test
    void anAreaOfWhichNothingIsSaidForItsValidityBecomesUnknown() {
        official("サンプルオフィスの出荷を停止しております。");
        world.pass(Duration.ofDays(15));

        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.UNKNOWN);
        assertThat(stale.expire()).isOne();
        assertThat(stale.expire()).isZero();
        assertThat(ledger()).contains("watch.areaExpired");
    }

    @Test
    void noTextDeclaresFullRecoveryOnlyAManagerDoes() {
        official("サンプルオフィスの受注と出荷を停止しております。");
        clock.moveTo(clock.instant().plus(Duration.ofDays(90)));
        official("本日、サンプルオフィスを含むすべてのサービスが完全に復旧いたしました。ご注文、出荷、請求書、メール、FAX、返品のいずれも、制限なく通常どおりご利用いただけます。");

        assertThat(status.now(SAMPLE).stage()).isEqualTo(Stage.STABLE);
        Task task = task(StatusWatch.CONFIRM_FULL_RECOVERY);
        answer(task, "manager", Map.of("fullyRecovered", "true", "reason", "テスト注文が届きました。"));
        assertThat(status.now(SAMPLE).stage()).isEqualTo(Stage.FULLY_RECOVERED);
        assertThat(ends()).contains("fullRecoveryReached");
    }

    @Test
    void aManagerMayDeclineFullRecovery() {
        fullRecoveryStated();
        answer(
                task(StatusWatch.CONFIRM_FULL_RECOVERY),
                "manager",
                Map.of("fullyRecovered", "false", "reason", "まだ遅れがあります。"));
        assertThat(status.now(SAMPLE).stage()).isEqualTo(Stage.STABLE);
        assertThat(ends()).contains("notYetRecovered");
    }

    @Test
    void silenceConfirmsNothing() {
        fullRecoveryStated();
        world.pass(Duration.ofDays(8));
        assertThat(status.now(SAMPLE).stage()).isEqualTo(Stage.STABLE);
        assertThat(ends()).contains("recoveryNotConfirmed");
    }

    @Test
    void aTextThatContradictsItselfIsReadByAPersonToo() {
        official(CONTRADICTION);
        assertThat(status.now(SAMPLE).areas()).isNotEmpty();
        assertThat(contradictions.of(SAMPLE, clock.instant(), clock.instant()))
                .singleElement()
                .satisfies(words -> {
                    assertThat(words.kind()).isEqualTo(Contradictions.Kind.ITSELF);
                    assertThat(words.official()).isEqualTo(AreaState.STOPPED);
                });
        Task task = task(StatusWatch.READ_NOTICE_YOURSELF);
        answer(task, "buyer", Map.of("area", "ORDERING", "state", "LIMITED", "reason", "下の段落は一部の商品のことです。"));

        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.LIMITED);
        assertThat(CONTRADICTION).contains(status.now(SAMPLE).areas().get(0).evidence());
        assertThat(contradictions.of(SAMPLE, clock.instant(), clock.instant())).isEmpty();
        assertThat(ledger()).contains("watch.corrected");
    }

    @Test
    void ofATextThatContradictsItselfTheMoreCarefulReadingStandsWhereNobodyReadsIt() {
        official(CONTRADICTION);
        world.pass(Duration.ofDays(1).plusHours(1));
        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
        assertThat(ends()).contains("statusChangedEnd");
    }

    private static final String CONTRADICTION = "サンプルオフィスのご注文の受付を停止しております。\nサンプルオフィスのご注文の受付は、通常どおり承っております。";

    private void fullRecoveryStated() {
        official("本日、すべてのサービスが完全に復旧いたしました。ご注文、出荷、請求書、メール、FAX、返品のいずれも、制限なく通常どおりご利用いただけます。");
    }

    private void official(String text) {
        enter(Tier.OFFICIAL, OFFICIAL_PAGE, text);
    }

    private void enter(Tier tier, String url, String text) {
        notices.enter(
                SAMPLE, new Notices.Entry(Notices.Channel.WEB, tier, url, clock.instant(), false, text), "reporter");
        world.settle();
    }

    private Task task(String key) {
        return tasks.createTaskQuery().taskDefinitionKey(key).singleResult();
    }

    private void answer(Task task, String user, Map<String, Object> answers) {
        tasks.claim(task.getId(), user);
        tasks.complete(task.getId(), answers);
        world.settle();
    }

    private List<String> ends() {
        return history.createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .filter(activity -> activity.getProcessDefinitionKey().equals(StatusWatch.KEY))
                .filter(activity -> !earlier.contains(activity.getProcessInstanceId()))
                .map(activity -> activity.getActivityId())
                .toList();
    }

    private List<String> ledger() {
        return db.sql("select code from ledger_entry order by id")
                .query(String.class)
                .list();
    }
}
