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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of articles, and of differences between two versions of an official page. */
@StopgapTest
class NewsDeskTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");

    @Autowired
    Notices notices;

    @Autowired
    SupplierStatus status;

    @Autowired
    RecoverySignals signals;

    @Autowired
    WatchRecord record;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theFirstDay() {
        clock.moveTo(Instant.parse("2025-10-19T03:00:00Z"));
    }

    @Test
    void thePressThatSaysOtherwiseIsToBeConfirmedOnceAndChangesNothing() {
        news("サンプル文具流通は19日、ランサムウェアの感染で受注と出荷を停止したと発表した。復旧のめどは立っていない。");
        assertThat(status.now(SAMPLE).areas()).isEmpty();
        assertThat(asked()).isOne();
        assertThat(db.sql("select model::text from message where template = 'confirm-with-official'")
                        .query(String.class)
                        .single())
                .contains("SHIPPING", "STOPPED", "出荷を停止", "http://www.sample-bungu.example/info/outage.html");
        assertThat(db.sql(
                                """
                select string_agg(distinct d.who, ' ' order by d.who)
                  from delivery d join message m on m.id = d.message
                 where m.template = 'confirm-with-official'
                """)
                        .query(String.class)
                        .single())
                .isEqualTo("buyer reporter");

        news("サンプル文具流通、システム障害で受注と出荷を停止。ランサムウェアに感染した。復旧のめどは立っていない。");
        assertThat(asked()).as("the same event in other words").isOne();
        assertThat(codes()).contains("watch.newsCopy");
        assertThat(copies()).isOne();
    }

    @Test
    void anotherArticleThatSaysTheSameOfTheStateAsksNobodyAgain() {
        news("サンプル文具流通は19日、ランサムウェアの感染で受注と出荷を停止したと発表した。");
        news("株式市場ではサンプル文具流通の株価が急落した。出荷を停止しているためで、証券会社は投資判断を引き下げた。");
        assertThat(copies()).isZero();
        assertThat(asked()).isOne();
    }

    @Test
    void thePressThatAgreesWithTheSupplierAsksNobody() {
        official("サンプルオフィスの受注と出荷を停止しております。");
        news("サンプル文具流通は19日、ランサムウェアの感染で受注と出荷を停止したと発表した。");
        assertThat(asked()).isZero();
    }

    @Test
    void aReportOfRecoveryThatTheSupplierDoesNotConfirmIsToBeConfirmed() {
        official("サンプルオフィスの受注と出荷を停止しております。");
        news("サンプル文具流通の出荷は通常どおりに戻った。首都圏の企業に荷物が着き始め、トラックの運行本数も増えている。");
        assertThat(asked()).isOne();
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.STOPPED);

        official("サンプルオフィスの出荷を一部の商品で再開いたしました。");
        news("【市況】段ボール原紙の値上がりが続く。買い手の在庫は薄い。\nサンプル文具流通の出荷は通常どおりに戻った。");
        assertThat(asked()).as("the official state has changed since").isEqualTo(2);
    }

    @Test
    void whatTheNextVersionTakesBackIsToldAndKeptWithItsSentences() {
        official("サンプルオフィスのご注文の受付を停止しております。ご注文の受付は12月3日に再開する予定です。対象商品は500品目です。");
        official("サンプルオフィスのご注文の受付を停止しております。ご注文の受付は12月15日に再開する予定です。対象商品は237品目です。");

        assertThat(signals.of(SAMPLE, clock.instant(), clock.instant()))
                .extracting(RecoverySignals.Kept::kind)
                .contains(Signal.Kind.PLAN_SLIPS, Signal.Kind.ITEMS_SHRINK);
        assertThat(codes()).contains("watch.signalsOfRegression");
        assertThat(db.sql("select count(*) from message where template = 'regression-signed'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
        assertThat(signals.of(SAMPLE, clock.instant().minus(Duration.ofMinutes(30)), clock.instant()))
                .as("as things stood before")
                .isEmpty();
    }

    @Test
    void theWatchIsReportedInNumbers() {
        official("サンプルオフィスの受注と出荷を停止しております。対象商品は37品目です。");
        official("サンプルオフィスの受注と出荷を停止しております。対象商品は237品目です。");
        news("サンプル文具流通は19日、ランサムウェアの感染で受注と出荷を停止したと発表した。");
        news("サンプル文具流通は19日、ランサムウェアの感染で受注と出荷を停止したと明らかにした。");

        var numbers = record.of(SAMPLE, clock.instant().minus(Duration.ofDays(1)), clock.instant());
        assertThat(numbers).isEqualTo(new WatchRecord.Numbers(4, 2, 0, 0, 0, 1, 1));
    }

    private void official(String text) {
        enter(Tier.OFFICIAL, "http://www.sample-bungu.example/info/outage.html", text);
    }

    private void news(String text) {
        enter(Tier.NEWS, "http://www.keizai-sample.example/news/1.html", text);
    }

    private void enter(Tier tier, String url, String text) {
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        notices.enter(
                SAMPLE, new Notices.Entry(Notices.Channel.WEB, tier, url, clock.instant(), false, text), "reporter");
        world.settle();
    }

    private long asked() {
        return db.sql("select count(*) from message where template = 'confirm-with-official'")
                .query(Long.class)
                .single();
    }

    private long copies() {
        return db.sql("select count(*) from news_copy").query(Long.class).single();
    }

    private List<String> codes() {
        return db.sql("select code from ledger_entry order by id")
                .query(String.class)
                .list();
    }
}
