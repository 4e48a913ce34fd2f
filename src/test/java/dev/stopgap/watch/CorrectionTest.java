package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.source.Incoming;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import dev.stopgap.watch.ReadingCorrections.Word;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person sets the reader right. */
@StopgapTest
class CorrectionTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String OFFICIAL_PAGE = "http://www.sample-bungu.example/info/outage.html";
    private static final String STOP = "サンプルオフィスのご注文の受付を停止しております。";
    private static final String FAX = "一部のお客様には別の方法でご案内します。";

    @Autowired
    Notices notices;

    @Autowired
    ReadingCorrections corrections;

    @Autowired
    NoticeStore store;

    @Autowired
    SupplierStatus status;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theFirstDay() {
        clock.moveTo(Instant.parse("2025-10-19T03:00:00Z"));
    }

    @Test
    void whatAPersonReadsCountsFromThenOnAndTheReaderIsWhatWeBelievedBefore() {
        long notice = official(STOP + "\n" + FAX);
        Instant before = clock.instant();
        hoursPass(2);
        Instant corrected = clock.instant();
        correct(notice, Area.ORDERING, AreaState.LIMITED, FAX);

        var now = status.now(SAMPLE).areas().get(0);
        assertThat(now.state()).isEqualTo(AreaState.LIMITED);
        assertThat(now.evidence()).isEqualTo(FAX);
        assertThat(now.person()).isNotNull().satisfies(person -> {
            assertThat(person.by()).isEqualTo("buyer");
            assertThat(person.reason()).isEqualTo("電話で確かめました。");
        });
        var then = status.at(SAMPLE, clock.instant(), before);
        assertThat(then.state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
        assertThat(then.areas().get(0).person()).isNull();
        // Of the time before the correction we know better now.
        assertThat(status.at(SAMPLE, before, corrected).state(Area.ORDERING)).isEqualTo(AreaState.LIMITED);
        assertThat(sentencesOf("watch.corrected"))
                .singleElement()
                .asString()
                .contains("停止", "限定", "電話で確かめました。", "buyer");
    }

    @Test
    void theNextOfficialWordCountsAgain() {
        long notice = official(STOP + "\n" + FAX);
        correct(notice, Area.ORDERING, AreaState.LIMITED, FAX);
        hoursPass(5);
        official("サンプルオフィスのご注文の受付を、本日すべて再開いたしました。");

        var now = status.now(SAMPLE).areas().get(0);
        assertThat(now.state()).isNotEqualTo(AreaState.LIMITED);
        assertThat(now.person()).isNull();
    }

    @Test
    void aCorrectionReachesTheCaseOnce() {
        long notice = official(STOP + "\n" + FAX);
        assertThat(suspicions()).isOne();
        hoursPass(1);
        correct(notice, Area.ORDERING, AreaState.LIMITED, FAX);

        assertThat(suspicions()).isOne();
        assertThat(db.sql("select from_state || '>' || to_state from case_area_change order by id")
                        .query(String.class)
                        .list())
                .containsExactly("UNKNOWN>STOPPED", "STOPPED>LIMITED");
        assertThat(db.sql("select count(*) from area_change where not told")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aStopThatTheReaderMissedRaisesTheSuspicion() {
        long notice = official("本日より、すべての業務を見合わせることとなりました。");
        assertThat(suspicions()).isZero();
        correct(notice, Area.SHIPPING, AreaState.STOPPED, "すべての業務を見合わせる");

        assertThat(suspicions()).isOne();
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.STOPPED);
    }

    @Test
    void whereTheTextDoesNotSpeakOfAnAreaTheWordBeforeItStands() {
        official("サンプルオフィスの商品の出荷に遅れが出ております。");
        hoursPass(3);
        long wrong = official("サンプルオフィスの商品の出荷を停止しております。");
        assertThat(status.now(SAMPLE).state(Area.SHIPPING)).isEqualTo(AreaState.STOPPED);
        correct(wrong, Area.SHIPPING, null, null);

        var shipping = status.now(SAMPLE).areas().get(0);
        assertThat(shipping.state()).isEqualTo(AreaState.DELAYED);
        assertThat(shipping.person()).isNotNull().satisfies(person -> assertThat(person.to())
                .isNull());
        assertThat(lastChange()).isEqualTo("STOPPED>DELAYED");
    }

    @Test
    void whereNothingElseWasEverSaidTheAreaIsUnknownAndSaysWhoSaidSo() {
        long wrong = official(STOP);
        correct(wrong, Area.ORDERING, null, null);

        var ordering = status.now(SAMPLE).areas().get(0);
        assertThat(ordering.state()).isEqualTo(AreaState.UNKNOWN);
        assertThat(ordering.person()).isNotNull();
        assertThat(lastChange()).isEqualTo("STOPPED>UNKNOWN");
    }

    @Test
    void whoeverTakesItBackSaysWhyAndTheReaderCountsAgain() {
        long notice = official(STOP + "\n" + FAX);
        correct(notice, Area.ORDERING, AreaState.LIMITED, FAX);
        Instant theirs = clock.instant();
        hoursPass(1);
        assertThatThrownBy(() -> corrections.unlock(notice, Area.ORDERING, 1, " ", "manager"))
                .isInstanceOf(Problem.class);
        corrections.unlock(notice, Area.ORDERING, 1, "やはり停止です。", "manager");
        world.settle();

        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
        assertThat(status.now(SAMPLE).areas().get(0).person()).isNull();
        assertThat(status.at(SAMPLE, clock.instant(), theirs).state(Area.ORDERING))
                .isEqualTo(AreaState.LIMITED);
        assertThat(sentencesOf("watch.correctionEnded")).hasSize(1);
        assertThat(lastChange()).isEqualTo("LIMITED>STOPPED");
        assertThatThrownBy(() -> corrections.unlock(notice, Area.ORDERING, 2, "もう一度", "manager"))
                .hasMessageContaining("nothingToUnlock");
    }

    @Test
    void ofTwoPeopleAtOnceTheSecondIsToldWhatTheFirstHasDone() throws Exception {
        long notice = official(STOP + "\n" + FAX);
        Callable<Object> one = () -> attempt(notice, AreaState.LIMITED, "buyer");
        Callable<Object> other = () -> attempt(notice, AreaState.CHECKING, "manager");
        var people = Executors.newFixedThreadPool(2);
        List<Object> answers;
        try {
            answers = people.invokeAll(List.of(one, other)).stream()
                    .map(CorrectionTest::answer)
                    .toList();
        } finally {
            people.shutdown();
        }

        assertThat(answers).filteredOn(Correction.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Problem.class::isInstance)
                .singleElement()
                .satisfies(refused -> {
                    assertThat(((Problem) refused).code()).isEqualTo("notice.correctedMeanwhile");
                    assertThat(((Problem) refused).arguments()).hasSize(4).doesNotContainNull();
                });
    }

    @Test
    void theSameSentenceInTheNextVersionIsNoNewWord() {
        long first = version(STOP + "\n" + FAX);
        correct(first, Area.ORDERING, AreaState.LIMITED, FAX);
        long changes = changes();
        hoursPass(4);
        long second = version(STOP + "\n" + FAX + "\nお電話がつながりにくくなっております。");

        var now = status.now(SAMPLE).areas().get(0);
        assertThat(now.state()).isEqualTo(AreaState.LIMITED);
        assertThat(now.notice()).isEqualTo(second);
        assertThat(now.person()).isNotNull();
        assertThat(changes()).isEqualTo(changes);
        assertThat(corrections.of(second)).singleElement().satisfies(carried -> {
            assertThat(carried.carriedFrom()).isEqualTo(first);
            assertThat(carried.by()).isEqualTo("buyer");
        });

        hoursPass(4);
        version("現在、サンプルオフィスのご注文の受付を見合わせております。\n" + FAX);
        assertThat(status.now(SAMPLE).state(Area.ORDERING)).isEqualTo(AreaState.STOPPED);
    }

    @Test
    void newsIsSetRightAsAnExampleAndStillChangesNothing() {
        notices.enter(
                SAMPLE,
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.NEWS,
                        "http://www.keizai-sample.example/news/1.html",
                        clock.instant(),
                        false,
                        "サンプルオフィスは出荷を停止した。"),
                "reporter");
        world.settle();
        long news = db.sql("select max(id) from notice").query(Long.class).single();
        var done = corrections.correct(
                news, new Word(Area.SHIPPING, AreaState.PARTIAL, null, null, "本文の後半にあります。", 0), "buyer");

        assertThat(done.counts()).isFalse();
        assertThat(status.now(SAMPLE).areas()).isEmpty();
    }

    @Test
    void aSentenceThatIsNotInTheTextIsRefused() {
        long notice = official(STOP);
        assertThatThrownBy(() -> correct(notice, Area.BILLING, AreaState.STOPPED, "請求書の発行を止めています。"))
                .hasMessageContaining("evidenceNotInText");
        assertThatThrownBy(() -> correct(notice, Area.BILLING, AreaState.STOPPED, null))
                .hasMessageContaining("evidenceMissing");
        assertThatThrownBy(() -> correct(notice, Area.BILLING, AreaState.UNKNOWN, STOP))
                .hasMessageContaining("planMissing");
    }

    private Object attempt(long notice, AreaState state, String by) {
        try {
            return corrections.correct(notice, new Word(Area.ORDERING, state, FAX, null, "確かめました。", 0), by);
        } catch (Problem e) {
            return e;
        }
    }

    private static Object answer(Future<Object> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void correct(long notice, Area area, @Nullable AreaState state, @Nullable String evidence) {
        int revision = corrections.revision(notice, area);
        corrections.correct(notice, new Word(area, state, evidence, null, "電話で確かめました。", revision), "buyer");
        world.settle();
    }

    private long official(String text) {
        long id = notices.enter(
                SAMPLE,
                new Notices.Entry(Notices.Channel.WEB, Tier.OFFICIAL, OFFICIAL_PAGE, clock.instant(), false, text),
                "reporter");
        world.settle();
        return id;
    }

    private long version(String text) {
        long id = store.store(
                        SAMPLE,
                        new Incoming(
                                "status",
                                "",
                                Tier.OFFICIAL,
                                "PAGE",
                                OFFICIAL_PAGE,
                                "お知らせ",
                                text,
                                text.getBytes(StandardCharsets.UTF_8),
                                "text/plain",
                                "UTF-8",
                                null,
                                Map.of(),
                                null,
                                clock.instant()),
                        null)
                .orElseThrow();
        world.settle();
        return id;
    }

    private long changes() {
        return db.sql("select count(*) from area_change").query(Long.class).single();
    }

    private void hoursPass(int hours) {
        clock.moveTo(clock.instant().plus(Duration.ofHours(hours)));
    }

    private long suspicions() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("outage-response")
                .count();
    }

    private String lastChange() {
        return db.sql("select from_state || '>' || to_state from area_change order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private List<String> sentencesOf(String code) {
        return db.sql("select actor || ' ' || facts::text from ledger_entry where code = :code order by id")
                .param("code", code)
                .query(String.class)
                .list();
    }
}
