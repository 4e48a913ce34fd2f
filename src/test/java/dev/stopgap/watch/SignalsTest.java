package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.reader.Reading.Limit;
import dev.stopgap.watch.Signal.Kind;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the difference of two versions says, each rule by its examples. */
class SignalsTest {

    @ParameterizedTest(name = "{2}: {0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            FAX注文の対象は37品目です。             | FAX注文の対象は２３７品目です。               | ITEMS_GROW
            対象商品は約500アイテムです。           | 対象商品は1万6000アイテムに広がりました。        | ITEMS_GROW
            対象商品は16,000品目です。              | 対象商品は500品目となりました。                | ITEMS_SHRINK
            2拠点から出荷しています。               | 7拠点から出荷しています。                      | SITES_GROW
            10拠点のうち2か所で出荷しています。     | 10拠点のうち7か所で出荷しています。            | SITES_GROW
            出荷は7か所で行っています。             | 出荷は2か所で行っています。                    | SITES_SHRINK
            お届けまで2〜7日かかります。            | お届けまで1～7日かかります。                   | LEAD_TIME_SHORTER
            お届けまで１〜７日かかります。          | 商品は翌日にお届けします。                     | LEAD_TIME_SHORTER
            リードタイムは1〜3日です。              | リードタイムは4〜7営業日です。                 | LEAD_TIME_LONGER
            Delivery takes 5 to 7 days.             | Delivery takes 2 to 3 days.                    | LEAD_TIME_SHORTER
            We ship about 500 products.             | We ship about 25,000 products.                 | ITEMS_GROW
            出荷は手作業で行っております。          | 倉庫管理システムを使った出荷に切り替えました。   | BY_SYSTEM
            """)
    void whatIsCountedAndMeasured(String before, String after, Kind kind) {
        assertThat(TextSignals.between(before, after)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(kind);
            assertThat(after).as("the evidence is verbatim").contains(signal.evidence());
        });
    }

    @ParameterizedTest(name = "nothing: {0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            対象は37品目です。                      | 今後、対象を237品目に広げる予定です。
            対象は37品目です。                      | 対象は37品目のままです。
            10月19日から停止しています。            | 10月20日から停止しています。
            12月3日～5日に再開する予定です。        | 12月10日～15日に再開する予定です。
            出荷は手作業で行っております。          | 出荷を停止しております。
            売上高は前年比95%減でした。             | 売上高は前年比80%減でした。
            """)
    void whatIsPlannedPastOrNoCountIsNone(String before, String after) {
        assertThat(TextSignals.between(before, after)).isEmpty();
    }

    @Test
    void aCautionThatVanishesWhileTheRestStaysIsASign() {
        String rest = "ご注文はWebで承ります。\n出荷は一部の商品で再開しています。\nお問い合わせはフォームからお願いします。\n";
        var signals = TextSignals.between(rest + "電話は大変つながりにくくなっております。".replace("つながりにくく", "つながりにくい状態で"), rest);
        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.CAUTION_GONE);
            assertThat(signal.evidence()).contains("つながりにくい");
            assertThat(signal.after()).isNull();
        });
    }

    @Test
    void aCautionOfAPageThatWasWrittenAnewSaysNothing() {
        assertThat(TextSignals.between("出荷を止めています。\n電話はつながりにくい状態です。", "採用情報を更新しました。\n本社の住所が変わりました。"))
                .isEmpty();
    }

    @Test
    void theListOfWhatCannotBeUsedGetsShorterOrLonger() {
        String three = "ご利用いただけないサービス\n・ご注文\n・商品ページの閲覧\n・返品のお申し込み\n";
        String two = "ご利用いただけないサービス\n・ご注文\n・返品のお申し込み\n";
        assertThat(TextSignals.between(three, two)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.LIST_SHRINKS);
            assertThat(signal.before()).isEqualTo("商品ページの閲覧");
        });
        assertThat(TextSignals.between(two, three))
                .singleElement()
                .extracting(Signal::kind)
                .isEqualTo(Kind.LIST_GROWS);
    }

    @ParameterizedTest(name = "{4}: {0}..{1} → {2}..{3}")
    @CsvSource({
        "2025-12-01,          ,           2025-12-01, 2025-12-05, PLAN_FINER",
        "2025-12-01, 2025-12-10, 2025-12-03, 2025-12-03, PLAN_FINER",
        "2025-12-11, 2025-12-20, 2025-12-15T10:00, , PLAN_FINER",
        "2025-12-01, 2025-12-10, 2025-12-11, , PLAN_SLIPS",
        "2025-12-01, 2025-12-10, 2025-12-21, 2025-12-31, PLAN_SLIPS",
        "2025-12-03, 2025-12-03, 2025-12-04, 2025-12-04, PLAN_SLIPS",
        "2026-01-01, 2026-01-10, 2025-12-20, 2025-12-20, PLAN_EARLIER",
        ", , 2025-12-03, 2025-12-03, PLAN_GIVEN",
        "2025-12-03, 2025-12-03, , , PLAN_WITHDRAWN",
    })
    void plansGetFinerComeEarlierOrSlip(
            @Nullable String from, @Nullable String to, @Nullable String newFrom, @Nullable String newTo, Kind kind) {
        var before = area(Area.ORDERING, AreaState.STOPPED, plan(from, to));
        var after = area(Area.ORDERING, AreaState.STOPPED, plan(newFrom, newTo));
        assertThat(kinds(before, after)).containsExactly(kind);
    }

    @Test
    void theSamePlanAgainIsNoSign() {
        var area = area(Area.ORDERING, AreaState.STOPPED, plan("2025-12-03", "2025-12-03"));
        assertThat(kinds(area, area)).isEmpty();
    }

    @Test
    void aNewLimitInMidRecoveryIsARegressionAndAGoneOneIsNot() {
        var free = area(Area.ORDERING, AreaState.PARTIAL, null);
        var hours = area(Area.ORDERING, AreaState.LIMITED, null, new Limit(Limit.By.HOURS, "午前9時から正午まで"));
        assertThat(kinds(free, hours)).containsExactly(Kind.LIMIT_ADDED);
        assertThat(kinds(hours, free)).containsExactly(Kind.LIMIT_GONE);
    }

    @Test
    void theLimitsOfAFirstResumptionAreNoRegression() {
        var stopped = area(Area.SHIPPING, AreaState.STOPPED, null);
        var fax = area(Area.SHIPPING, AreaState.LIMITED, null, new Limit(Limit.By.ITEM, "37品目"));
        assertThat(kinds(stopped, fax)).doesNotContain(Kind.LIMIT_ADDED);
    }

    @Test
    void fromPartialToNormalIsASign() {
        assertThat(kinds(area(Area.SHIPPING, AreaState.PARTIAL, null), area(Area.SHIPPING, AreaState.NORMAL, null)))
                .containsExactly(Kind.TO_NORMAL);
    }

    @Test
    void areasThatComeBackInTheUsualOrderAreASign() {
        var ordersOnly =
                List.of(area(Area.ORDERING, AreaState.PARTIAL, null), area(Area.SHIPPING, AreaState.STOPPED, null));
        var both = List.of(area(Area.ORDERING, AreaState.PARTIAL, null), area(Area.SHIPPING, AreaState.PARTIAL, null));
        assertThat(Signals.between(version(ordersOnly), version(both)))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(Kind.NEXT_AREA_LIFTED);
                    assertThat(signal.area()).isEqualTo(Area.SHIPPING);
                });
        var billingFirst =
                List.of(area(Area.ORDERING, AreaState.STOPPED, null), area(Area.BILLING, AreaState.NORMAL, null));
        var allDown =
                List.of(area(Area.ORDERING, AreaState.STOPPED, null), area(Area.BILLING, AreaState.STOPPED, null));
        assertThat(Signals.between(version(allDown), version(billingFirst))).isEmpty();
    }

    @Test
    void suspendedCategoriesGetFewer() {
        var before = new Reading(Instant.EPOCH, true, "", List.of(), List.of("付箋", "トナー"), List.of(), null);
        var after = new Reading(Instant.EPOCH, true, "", List.of(), List.of("トナー"), List.of(), null);
        assertThat(Signals.between(new Signals.Version(before, ""), new Signals.Version(after, "トナーは販売を止めております。")))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(Kind.LIST_SHRINKS);
                    assertThat(signal.evidence()).isEqualTo("トナーは販売を止めております。");
                });
    }

    @Property(tries = 300)
    void noTextIsTooStrange(
            @ForAll @StringLength(max = 300) String before, @ForAll @StringLength(max = 300) String after) {
        TextSignals.between(before, after);
        assertThat(TextSignals.between(after, after)).isEmpty();
    }

    private static List<Kind> kinds(Reading.AreaReading before, Reading.AreaReading after) {
        return Signals.between(version(List.of(before)), version(List.of(after))).stream()
                .filter(signal -> signal.kind() != Kind.NEXT_AREA_LIFTED)
                .map(Signal::kind)
                .toList();
    }

    private static Signals.Version version(List<Reading.AreaReading> areas) {
        return new Signals.Version(new Reading(Instant.EPOCH, true, "", areas, List.of(), List.of(), null), "");
    }

    private static Reading.AreaReading area(
            Area area, AreaState state, Reading.@Nullable Planned plan, Limit... limits) {
        return new Reading.AreaReading(area, state, List.of(limits), plan, area + " " + state, 0);
    }

    private static Reading.@Nullable Planned plan(@Nullable String from, @Nullable String to) {
        return from == null ? null : new Reading.Planned(from, to, from, "PLANNED");
    }
}
