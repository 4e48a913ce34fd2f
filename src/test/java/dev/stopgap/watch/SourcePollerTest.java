package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StopgapTest
class SourcePollerTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String STATUS = "www.sample-bungu.example/info/outage.html";
    private static final String STOPPED = "<main id=main><h1>お知らせ</h1><p>サンプルオフィスの出荷を停止しております。</p></main>";

    @Autowired
    SourceTable sources;

    @Autowired
    Suppliers suppliers;

    @Autowired
    NoticeStore notices;

    @Autowired
    Ledger ledger;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

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
        fetcher = new Fetcher(house);
        poller = new SourcePoller(sources, suppliers, notices, fetcher, house, ledger, clock, transactions, events);
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
                .contains("www.elsewhere.example", "registered domains");
    }

    @Test
    void aSourceThatFailsIsAskedLessOftenAndThenSomebodyMustMendIt() {
        for (int i = 0;
                i < 40
                        && tasks.createTaskQuery()
                                        .taskDefinitionKey(StatusWatch.MEND_SOURCE)
                                        .count()
                                == 0;
                i++) {
            poller.pollDue();
            later(Duration.ofMinutes(30));
        }
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey(StatusWatch.MEND_SOURCE)
                        .count())
                .isOne();
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
                        .taskDefinitionKey(StatusWatch.MEND_SOURCE)
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
                        .taskDefinitionKey(StatusWatch.JUDGE_WHETHER_GENUINE)
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
