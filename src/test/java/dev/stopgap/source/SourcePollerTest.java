package dev.stopgap.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import dev.stopgap.watch.SupplierStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class SourcePollerTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String STATUS = "www.sample-bungu.example/info/outage.html";
    private static final String STOPPED = "<main id=main><h1>お知らせ</h1><p>サンプルオフィスの出荷を停止しております。</p></main>";

    @Autowired
    ApplicationContext application;

    @Autowired
    Sources sources;

    @Autowired
    MovableClock clock;

    @Autowired
    SupplierStatus status;

    @Autowired
    TaskService tasks;

    @Autowired
    World world;

    @Autowired
    JdbcClient db;

    private SampleHouse house;
    private Fetcher fetcher;
    private SourcePoller poller;

    @BeforeEach
    void serve() throws Exception {
        clock.moveTo(Instant.parse("2025-10-19T03:00:00Z"));
        house = new SampleHouse();
        house.begun.add("status");
        fetcher = new Fetcher(house, FetchProperties.usual(), clock);
        poller = HousePolling.of(application, house, fetcher, sources);
    }

    @AfterEach
    void close() throws Exception {
        fetcher.destroy();
        house.close();
    }

    @Test
    void aNewPageIsStoredReadAndItsStateKnown() {
        house.page(STATUS, STOPPED);
        assertThat(poller.pollDue()).isOne();
        world.settle();
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.STOPPED);
    }

    @Test
    void anUnchangedPageIsNoNewVersionAndOneThatIsNotDueIsNotLookedAt() {
        house.page(STATUS, STOPPED);
        poller.pollDue();
        house.looked.clear();
        assertThat(poller.pollDue()).isZero();
        assertThat(house.looked).isEmpty();

        later(Duration.ofMinutes(16));
        assertThat(poller.pollDue()).isZero();
        assertThat(house.looked).containsExactly(STATUS);
        assertThat(outcomes()).containsExactly("NEW", "UNCHANGED");
    }

    @Test
    void aPageIsAskedWhetherItHasChangedBeforeItIsSentAgain() {
        house.etag = "\"one\"";
        house.page(STATUS, STOPPED);
        poller.pollDue();
        later(Duration.ofMinutes(16));
        assertThat(poller.pollDue()).isZero();
        assertThat(house.notModified).isOne();
    }

    @Test
    void aChangedPageKeepsItsDifferenceToTheVersionBefore() {
        house.page(STATUS, STOPPED);
        poller.pollDue();
        later(Duration.ofMinutes(16));
        house.page(STATUS, STOPPED.replace("停止しております", "一部の商品で再開いたしました"));
        assertThat(poller.pollDue()).isOne();
        assertThat(db.sql("select difference from notice order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("removed", "停止しております", "added", "再開いたしました");
    }

    @Test
    void aMissingMainPartIsATroubleOfTheSourceAndNoEmptyText() {
        house.page(STATUS, STOPPED);
        poller.pollDue();
        later(Duration.ofMinutes(16));
        house.page(STATUS, "<div id=error>Sorry</div>");
        assertThat(poller.pollDue()).isZero();
        assertThat(outcomes()).containsExactly("NEW", "PROBLEM");
        assertThat(status.now(SAMPLE).areas()).isEmpty();
    }

    @Test
    void aRedirectOutOfTheRegisteredDomainsIsNotFollowed() {
        house.redirects.put(STATUS, "http://www.elsewhere.example/steal.html");
        house.page("www.elsewhere.example/steal.html", STOPPED);
        poller.pollDue();
        assertThat(house.looked).containsExactly(STATUS);
        assertThat(outcomes()).containsExactly("FAILED");
        assertThat(db.sql("select problem from source where id = 'status'")
                        .query(String.class)
                        .single())
                .contains("www.elsewhere.example", "登録済みのドメイン");
    }

    @Test
    void aSourceThatFailsIsAskedLessOftenAndThenSomebodyMustMendIt() {
        failUntilItDies();
        assertThat(mendTasks()).isOne();
        assertThat(db.sql("select failures from source where id = 'status'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);

        world.pass(Duration.ofDays(1).plusHours(1));
        assertThat(codes()).contains("watch.sourceDied", "watch.sourceStillDead");

        house.page(STATUS, STOPPED);
        poller.pollDue();
        world.settle();
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey(DeadSource.MEND_SOURCE)
                        .count())
                .isZero();
        assertThat(codes()).contains("watch.sourceMended");
    }

    @Test
    void aGenuineMailCountsAndAForgedOneWaitsForAPerson() throws Exception {
        house.begun.clear();
        house.begun.add("mailbox");
        house.mail(Files.readAllBytes(Path.of("samples/notices/044-mail-regression.eml")));
        clock.moveTo(Instant.parse("2025-12-24T00:00:00Z"));
        assertThat(poller.pollDue()).isOne();
        world.settle();
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.LIMITED);

        house.mail(Files.readAllBytes(Path.of("samples/notices/047-mail-spoof-resume.eml")));
        house.mail(Files.readAllBytes(Path.of("samples/notices/019-mail-spoof-bank.eml")));
        clock.moveTo(Instant.parse("2025-12-26T03:00:00Z"));
        assertThat(poller.pollDue()).isEqualTo(2);
        world.settle();
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.LIMITED);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("judgeWhetherGenuine")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void ofAFeedOnlyWhatIsNewIsTaken() throws Exception {
        house.begun.clear();
        house.begun.add("news");
        house.pages.put(
                "www.keizai-sample.example/feed.xml", Files.readAllBytes(Path.of("samples/notices/003-feed.xml")));
        int first = poller.pollDue();
        assertThat(first).isPositive();
        later(Duration.ofMinutes(31));
        house.pages.put(
                "www.keizai-sample.example/feed.xml", Files.readAllBytes(Path.of("samples/notices/008-feed.xml")));
        assertThat(poller.pollDue()).isOne();
        world.settle();
        assertThat(status.now(SAMPLE).areas()).isEmpty();
    }

    @Test
    void whatRobotsForbidIsNotReadAndSaidSo() {
        house.robotsStatus = 200;
        house.page("www.sample-bungu.example/robots.txt", "User-agent: *\nDisallow: /info/\n");
        house.page(STATUS, STOPPED);
        poller.pollDue();
        assertThat(house.looked).isEmpty();
        assertThat(outcomes()).containsExactly("PROBLEM");
        assertThat(problem()).contains("robots.txt", "/info/outage.html", "robots_permissions");

        later(Duration.ofHours(1));
        poller.pollDue();
        assertThat(house.robotsAsked).as("kept for a day").isOne();
        house.page("www.sample-bungu.example/robots.txt", "User-agent: *\nDisallow: /basket/\n");
        later(Duration.ofDays(1));
        poller.pollDue();
        assertThat(house.looked).containsExactly(STATUS);
    }

    @Test
    void whereNobodyKnowsWhatRobotsMayReadNothingIsRead() {
        house.robotsStatus = 503;
        house.page(STATUS, STOPPED);
        poller.pollDue();
        assertThat(house.looked).isEmpty();
        assertThat(outcomes()).containsExactly("FAILED");
        assertThat(problem()).contains("503");
    }

    @Test
    void oneHostIsNotAskedTwiceWithinItsPace() {
        house.begun.add("faq");
        house.stranger = true;
        house.page(STATUS, STOPPED);
        house.page("www.sample-bungu.example/info/faq.html", STOPPED);
        poller.pollDue();
        assertThat(house.looked).hasSize(1);
        later(Duration.ofSeconds(3));
        poller.pollDue();
        assertThat(house.looked).hasSize(2);
    }

    @Test
    void aHostThatAsksForMoreTimeGetsIt() {
        house.begun.add("faq");
        house.stranger = true;
        house.robotsStatus = 200;
        house.page("www.sample-bungu.example/robots.txt", "User-agent: *\nCrawl-delay: 60\n");
        house.page(STATUS, STOPPED);
        house.page("www.sample-bungu.example/info/faq.html", STOPPED);
        poller.pollDue();
        later(Duration.ofSeconds(30));
        poller.pollDue();
        assertThat(house.looked).hasSize(1);
        later(Duration.ofSeconds(40));
        poller.pollDue();
        assertThat(house.looked).hasSize(2);
    }

    @Test
    void twoNodesNeverFetchOneSourceAtOnce() throws Exception {
        house.page(STATUS, STOPPED);
        house.hold = new CountDownLatch(1);
        var first = new Thread(poller::pollDue);
        first.start();
        house.held.await();
        assertThat(poller.pollDue()).as("the other node passes over it").isZero();
        house.hold.countDown();
        first.join();
        assertThat(house.timesLooked.get()).isOne();
        assertThat(db.sql("select count(*) from notice").query(Long.class).single())
                .isOne();
    }

    @Test
    void aPageThatNeedsJavaScriptIsSaidSo() {
        house.page(STATUS, "<body><div id=main></div><script>render()</script></body>");
        poller.pollDue();
        assertThat(outcomes()).containsExactly("PROBLEM");
        assertThat(problem()).contains("JavaScript");
    }

    @Test
    void aPageLargerThanItMayBeIsGivenUp() {
        house.page(STATUS, "<main id=main>" + "出荷を停止しております。".repeat(200_000) + "</main>");
        poller.pollDue();
        assertThat(outcomes()).containsExactly("FAILED");
        assertThat(problem()).contains("5 MB");
    }

    @Test
    void aSourceSaidToBeMendedThatIsNotIsAskedForAgain() {
        failUntilItDies();
        var task = tasks.createTaskQuery()
                .taskDefinitionKey(DeadSource.MEND_SOURCE)
                .singleResult();
        tasks.claim(task.getId(), "manager");
        tasks.complete(task.getId(), java.util.Map.of("reason", "アドレスを直しました。"));
        world.settle();
        assertThat(codes()).contains("watch.sourceTriedAgain");
        assertThat(mendTasks()).isZero();

        house.looked.clear();
        poller.pollDue();
        assertThat(house.looked).as("at once").containsExactly(STATUS);
        failUntilItDies();
        assertThat(mendTasks()).isOne();
    }

    @Test
    void whoMendsIsWrittenToEachDayUntilItIsMended() {
        failUntilItDies();
        world.pass(Duration.ofDays(3).plusHours(1));
        assertThat(db.sql("select count(*) from message where template = 'source-dead'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(db.sql("select model::text from message where template = 'source-dead' limit 1")
                        .query(String.class)
                        .single())
                .contains("404", "status");
    }

    private void failUntilItDies() {
        for (int i = 0; i < 60 && mendTasks() == 0; i++) {
            poller.pollDue();
            later(Duration.ofMinutes(30));
        }
    }

    private long mendTasks() {
        return tasks.createTaskQuery().taskDefinitionKey(DeadSource.MEND_SOURCE).count();
    }

    private String problem() {
        return db.sql("select problem from source where id = 'status'")
                .query(String.class)
                .single();
    }

    private void later(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    private List<String> outcomes() {
        return db.sql("select outcome from source_check where source = 'status' order by id")
                .query(String.class)
                .list();
    }

    private List<String> codes() {
        return db.sql("select code from ledger_entry order by id")
                .query(String.class)
                .list();
    }
}
