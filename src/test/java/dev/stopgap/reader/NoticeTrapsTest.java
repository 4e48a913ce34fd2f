package dev.stopgap.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.ProfileReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test is a rule of reading, named by what it guards against. The examples are our own. */
class NoticeTrapsTest {

    private static final Instant NOVEMBER = Instant.parse("2025-11-10T03:00:00Z");

    private final NoticeReader common = new NoticeReader(null);
    private final NoticeReader ours = new NoticeReader(ProfileReading.of(Path.of("suppliers/sample.yaml")));

    @Test
    void recoveryWordsInADenialAreNoRecovery() {
        reads("出荷を停止しております。復旧のめどは立っておりません。", Map.of(Area.SHIPPING, AreaState.STOPPED));
        reads("受注を停止しています。再開時期は未定です。", Map.of(Area.ORDERING, AreaState.STOPPED));
        reads("全面再開の見通しは立っていない。", Map.of());
        reads("完全復旧には至っておりません。", Map.of());
    }

    @Test
    void whatWasSoBeforeTheNewsIsBackground() {
        reads("システム障害で出荷を停止していた例示社は、一部の商品の出荷を再開した。", Map.of(Area.SHIPPING, AreaState.PARTIAL));
        reads("受注を見合わせていたが、10日に一部の商品で再開した。", Map.of(Area.ORDERING, AreaState.PARTIAL));
    }

    @Test
    void aPartWithAStopIsAStopWithExceptionsAndWithAResumptionAPart() {
        reads("一部のメール配信を停止しております。", Map.of(Area.EMAIL, AreaState.LIMITED));
        reads("一部の商品で受注を再開いたしました。", Map.of(Area.ORDERING, AreaState.PARTIAL));
    }

    @Test
    void graduallyWithACancellationIsNoResumption() {
        reads("お届けできていないご注文は、順次キャンセルさせていただきます。", Map.of(Area.SHIPPING, AreaState.STOPPED));
    }

    @Test
    void anotherServicesRecoveryIsNotOurs() {
        readsOurs("サンプルサインは復旧いたしました。ご注文、発送とも通常どおり行っております。", Map.of());
        readsOurs("サンプルサイン以外のサービスでは、ご注文の受付を停止しております。", Map.of(Area.ORDERING, AreaState.STOPPED));
        readsOurs("◆サンプルホーム\nご注文受付：通常どおり\n◆サンプルオフィス\nご注文受付：停止", Map.of(Area.ORDERING, AreaState.STOPPED));
    }

    @Test
    void asUsualOfShopsIsNotOurs() {
        reads("店舗は通常どおり営業しております。オンラインストアの受注を停止しております。", Map.of(Area.ORDERING, AreaState.STOPPED));
    }

    @Test
    void aPlanIsNoState() {
        reads("出荷は12月上旬に再開する予定です。", Map.of());
        reads("12月第1週中の受注再開を目指しております。", Map.of());
        assertThat(plan(common, "出荷は12月3日（水）午前9時に再開いたします。", Area.SHIPPING)).hasValueSatisfying(plan -> {
            assertThat(plan.from()).isEqualTo("2025-12-03T09:00");
            assertThat(plan.strength()).isEqualTo("FIXED");
        });
        assertThat(plan(common, "受注は12月中旬以降の再開を見込んでおります。", Area.ORDERING)).hasValueSatisfying(plan -> {
            assertThat(plan.text()).isEqualTo("12月中旬以降");
            assertThat(plan.strength()).isEqualTo("EXPECTED");
        });
    }

    @Test
    void whatBeginsTodayHasBegun() {
        reads("本日より、FAXに限りご注文の受付を開始いたします。", Map.of(Area.ORDERING, AreaState.LIMITED, Area.FAX, AreaState.LIMITED));
    }

    @Test
    void aDelayBesideAsUsualIsADelay() {
        reads(
                "受注・出荷を通常どおり再開しました。ただし、お届けに通常より日数がかかります。",
                Map.of(Area.ORDERING, AreaState.NORMAL, Area.SHIPPING, AreaState.DELAYED));
    }

    @Test
    void byHandIsLimited() {
        reads("出荷は従業員の手作業で行っております。", Map.of(Area.SHIPPING, AreaState.LIMITED));
        reads("出荷トライアルとして、医療機関に限り出荷を再開しました。", Map.of(Area.SHIPPING, AreaState.LIMITED));
    }

    @Test
    void leaksAndEarningsSayNothingOfAreas() {
        reads("個人情報の流出を確認いたしました。専用窓口でお問い合わせを承っております。", Map.of());
        reads("10月の売上高は前年の7割に回復した。", Map.of());
        reads("不正アクセスの調査を継続しております。", Map.of());
    }

    @Test
    void aDeniedClaimIsNone() {
        reads("一部の報道で「受注を全面再開した」と伝えられましたが、そのような事実はございません。", Map.of());
    }

    @Test
    void fullScaleAsThePhasesNameIsNoFullRecovery() {
        var result = common.readPlain("本格復旧フェーズに入りました。一部の商品の出荷を再開しました。", NOVEMBER);
        assertThat(result.signals()).doesNotContain(Reading.FULL_RECOVERY_STATED);
    }

    @Test
    void halfWidthAndFullWidthAreTheSame() {
        reads("ＦＡＸでのご注文は停止しております。", Map.of(Area.FAX, AreaState.STOPPED));
        reads("ﾌｧｯｸｽでのご注文は停止しております。", Map.of(Area.FAX, AreaState.STOPPED));
    }

    @Test
    void aTableOfServicesAndAreasIsReadCellByCell() {
        var result = ours.readHtml(
                "<table><tr><th>サービス</th><th>ご注文</th><th>出荷</th></tr>"
                        + "<tr><td>サンプルオフィス</td><td>停止</td><td>一部再開</td></tr>"
                        + "<tr><td>サンプルホーム</td><td>通常どおり</td><td>停止</td></tr></table>",
                null,
                NOVEMBER);
        assertThat(states(result))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Area.ORDERING, AreaState.STOPPED, Area.SHIPPING, AreaState.PARTIAL));
    }

    @Test
    void aMailAboutAShipmentIsAMail() {
        reads("発送完了のメールは配信を止めています。", Map.of(Area.EMAIL, AreaState.STOPPED));
        reads("ご注文いただいた商品の発送が遅れております。", Map.of(Area.SHIPPING, AreaState.DELAYED));
        reads("請求書のお届けを休止しております。", Map.of(Area.BILLING, AreaState.STOPPED));
    }

    @Test
    void whatDependsOnSomethingIsNotYetSo() {
        reads("停電が解消ししだい、発送を再開いたします。", Map.of());
        reads("安全を確認でき次第、受注を再開いたします。", Map.of());
    }

    @Test
    void aShareOfWhatIsUsualIsNotAsUsual() {
        reads("商品の供給量は平時の8割程度まで回復しております。", Map.of(Area.SHIPPING, AreaState.PARTIAL));
        reads("Our warehouse is shipping at around 60% of normal capacity.", Map.of(Area.SHIPPING, AreaState.LIMITED));
    }

    @Test
    void theTimeOfAResumptionIsNoResumption() {
        reads("出荷再開の時期については、決まり次第お知らせいたします。", Map.of());
    }

    @Test
    void whatIsFearedIsNotSo() {
        reads("状況により、お届けが遅れる場合がございます。", Map.of());
        reads("出荷を停止するおそれがあります。", Map.of());
    }

    @Test
    void theStopOfAnotherCompanyInARelativeClauseIsNotOurs() {
        reads("受注を止めた同業者に代わり、当社に注文が集まっております。", Map.of());
    }

    @Test
    void ofTwoAreasInOneSentenceEachHasItsOwnState() {
        reads(
                "ご注文は通常どおり承っておりますが、お届けに2日ほど遅れが出ております。",
                Map.of(Area.ORDERING, AreaState.NORMAL, Area.SHIPPING, AreaState.DELAYED));
        reads(
                "受注は人の手に頼っており、出荷は大幅に遅れております。",
                Map.of(Area.ORDERING, AreaState.LIMITED, Area.SHIPPING, AreaState.DELAYED));
    }

    @Test
    void underAHeadingOfWhatCannotBeUsedTheItemsAreBareNames() {
        reads("【ご利用いただけないサービス】\n・ネットショップでのご購入\n・ポイントの照会", Map.of(Area.ORDERING, AreaState.STOPPED));
    }

    @Test
    void aPartThatHadResumedAndIsStoppedAgainIsStopped() {
        reads("いったん一部で再開した冷蔵品の出荷を、再び停止しております。", Map.of(Area.SHIPPING, AreaState.STOPPED));
    }

    @Test
    void ordersThatCanBePlacedAtCertainHoursOnlyAreLimited() {
        reads("ご注文は平日9時から15時まで承っております。", Map.of(Area.ORDERING, AreaState.LIMITED));
    }

    /** The sentences of docs/reader.md: without the supplier's own word, and with it. */
    @Test
    void aWordOfTheSuppliersIsAddedInItsProfile(@TempDir Path folder) throws IOException {
        String sentence = "千葉DCからの荷出しは、本日より一部の商品で再開しております。";
        reads(sentence, Map.of());
        String profile = Files.readString(Path.of("suppliers/sample.yaml"))
                .replace("  SHIPPING: [出荷トライアル,", "  SHIPPING: [荷出し, 出荷トライアル,");
        Path file = Files.writeString(folder.resolve("sample.yaml"), profile);
        var result = new NoticeReader(ProfileReading.of(file)).readPlain(sentence, NOVEMBER);
        assertThat(states(result)).isEqualTo(Map.of(Area.SHIPPING, AreaState.PARTIAL));
        assertThat(result.areas().get(0).evidence()).isEqualTo(sentence);
    }

    @Test
    void theEnglishTrapsAreSeenToo() {
        reads(
                "We have paused online orders. There is no timeline for reopening.",
                Map.of(Area.ORDERING, AreaState.STOPPED));
        reads("We are making significant progress toward restoring deliveries.", Map.of());
        reads("Online orders have resumed for a selection of items.", Map.of(Area.ORDERING, AreaState.PARTIAL));
        reads("We expect to resume shipping in early December.", Map.of());
        reads("Invoices are being sent later than usual.", Map.of(Area.BILLING, AreaState.DELAYED));
        reads("Our stores are open as usual.", Map.of());
        reads("Orders will not be processed on Thursday.", Map.of(Area.ORDERING, AreaState.STOPPED));
        reads("Deliveries may take longer than usual.", Map.of(Area.SHIPPING, AreaState.DELAYED));
        reads("The attack, which halted online orders for about six weeks, cost us sales.", Map.of());
        reads(
                "We are working on our systems so that we can ship orders again.",
                Map.of(Area.SHIPPING, AreaState.STOPPED));
    }

    private void reads(String text, Map<Area, AreaState> expected) {
        assertThat(states(common.readPlain(text, NOVEMBER))).as(text).isEqualTo(expected);
    }

    private void readsOurs(String text, Map<Area, AreaState> expected) {
        assertThat(states(ours.readPlain(text, NOVEMBER))).as(text).isEqualTo(expected);
    }

    private static Map<Area, AreaState> states(NoticeReader.Result result) {
        var states = new EnumMap<Area, AreaState>(Area.class);
        result.areas().stream()
                .filter(area -> area.state() != AreaState.UNKNOWN)
                .forEach(area -> states.put(area.area(), area.state()));
        return states;
    }

    private static Optional<Reading.Planned> plan(NoticeReader reader, String text, Area area) {
        return reader.readPlain(text, NOVEMBER).areas().stream()
                .filter(read -> read.area() == area)
                .findFirst()
                .map(Reading.AreaReading::planned);
    }
}
