package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.source.Incoming;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What sources that compare suppliers have brought, told once a day. */
@StopgapTest
class ComparisonDigestTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");

    @Autowired
    ComparisonDigest digest;

    @Autowired
    NoticeStore store;

    @Autowired
    SupplierStatus status;

    @Autowired
    MovableClock clock;

    @Autowired
    World world;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void seven() {
        clock.moveTo(Instant.parse("2025-11-12T07:00:00+09:00"));
    }

    @Test
    void whatIsNewIsToldOnceADayWithItsSentenceAndChangesNoState() {
        appears("office", "代わりの通販を比べる\n更新日：2025年11月12日\n当日に届くのは 2 社です。送料は各社で異なります。\nサンプルオフィスの出荷は停止しています。");
        appears("bungu", "文具の通販\n在庫のある店は次のとおりです。");
        assertThat(digest.tellDue()).as("not before its time").isZero();

        clock.moveTo(Instant.parse("2025-11-12T08:00:00+09:00"));
        assertThat(digest.tellDue()).isOne();
        assertThat(digest.tellDue()).as("once").isZero();
        world.settle();
        assertThat(people()).containsExactly("buyer", "manager", "reporter");
        assertThat(models())
                .singleElement()
                .asString()
                .contains(
                        "代わりの通販を比べる",
                        "www.hikaku-sample.example",
                        "http://www.hikaku-sample.example/office.html",
                        "\"当日に届くのは 2 社です。\"",
                        "\"在庫のある店は次のとおりです。\"");
        assertThat(status.now(SAMPLE).areas()).isEmpty();
        assertThat(db.sql("select code from ledger_entry where code = 'watch.digestTold'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void whereNothingIsNewNothingIsSent() {
        clock.moveTo(Instant.parse("2025-11-12T09:00:00+09:00"));
        assertThat(digest.tellDue()).isZero();
        appears("office", "代わりの通販を比べる\n当日に届くのは 2 社です。");
        assertThat(digest.tellDue()).as("it waits for tomorrow").isZero();

        clock.moveTo(Instant.parse("2025-11-13T08:00:00+09:00"));
        assertThat(digest.tellDue()).isOne();
        clock.moveTo(Instant.parse("2025-11-14T08:00:00+09:00"));
        assertThat(digest.tellDue()).isZero();
        world.settle();
        assertThat(models()).hasSize(1);
    }

    @Test
    void ofSeveralVersionsTheLastIsToldWithWhatIsNewInIt() {
        appears("office", "代わりの通販を比べる\n当日に届くのは 2 社です。");
        nextDay();
        appears("office", "代わりの通販を比べる\n当日に届くのは 2 社です。\n文具店 A は受付を終えました。");
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        appears("office", "代わりの通販を比べる\n当日に届くのは 2 社です。\n文具店 A は受付を終えました。\n文具店 B が大口の受付を始めました。");
        nextDay();
        world.settle();
        assertThat(models()).hasSize(2);
        assertThat(models().get(1)).contains("\"文具店 B が大口の受付を始めました。\"").doesNotContain("当日に届く", "受付を終えました");
    }

    @Test
    void afterADayWithoutUsThatDayIsToldStillAndOfMoreThanAPersonReadsTheNumber() {
        for (int i = 1; i <= 25; i++) {
            appears("page" + i, "比較 " + i + "\n文具店 " + i + " の送料は無料です。");
        }
        clock.moveTo(Instant.parse("2025-11-13T10:00:00+09:00"));
        assertThat(digest.tellDue()).isOne();
        world.settle();
        assertThat(models()).singleElement().asString().contains("\"more\":5");
    }

    @Test
    void whatThePressWritesIsNoPartOfIt() {
        store.store(SAMPLE, text("news", "比較の記事\n出荷を停止しています。", Tier.NEWS), null);
        clock.moveTo(Instant.parse("2025-11-12T08:00:00+09:00"));
        assertThat(digest.tellDue()).isZero();
    }

    private void nextDay() {
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        digest.tellDue();
    }

    private void appears(String page, String text) {
        store.store(SAMPLE, text(page, text, Tier.COMPARISON), null);
    }

    private Incoming text(String page, String text, Tier tier) {
        return new Incoming(
                page,
                "",
                tier,
                "PAGE",
                "http://www.hikaku-sample.example/" + page + ".html",
                text.lines().findFirst().orElseThrow(),
                text,
                text.getBytes(StandardCharsets.UTF_8),
                "text/plain",
                "UTF-8",
                null,
                Map.of(),
                null,
                clock.instant());
    }

    private List<String> models() {
        return db.sql("select model::text from message where template = 'comparison-digest' order by id")
                .query(String.class)
                .list();
    }

    private List<String> people() {
        return db.sql(
                        """
                select d.who
                  from delivery d join message m on m.id = d.message
                 where m.template = 'comparison-digest' and d.state = 'SENT'
                 order by d.who
                """)
                .query(String.class)
                .list();
    }
}
