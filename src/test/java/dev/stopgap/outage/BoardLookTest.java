package dev.stopgap.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stopgap.outage.Board.Mood;
import dev.stopgap.outage.OrderAnswers.Answer;
import dev.stopgap.outage.OrderLine.Fate;
import dev.stopgap.platform.View;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.testing.Browser;
import dev.stopgap.watch.Contradictions.Contradiction;
import dev.stopgap.watch.Contradictions.Kind;
import dev.stopgap.watch.Stage;
import dev.stopgap.watch.SupplierStatus.AreaStatus;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** How the board looks in each of its states: the pictures lie in {@code target/screens}. */
class BoardLookTest {

    private static final Instant NOW = Instant.parse("2025-11-12T05:05:00Z");
    private static final Instant STOPPED = Instant.parse("2025-10-19T01:00:00Z");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Test
    void everyStateFitsAPhoneAndADesk() throws IOException {
        try (var browser = Browser.start()) {
            for (String language : List.of("ja", "en")) {
                for (int width : new int[] {360, 1280}) {
                    var page = browser.window(width, language);
                    for (Mood mood : Mood.values()) {
                        show(page, language, "board", Map.of("board", board(mood)), "board-" + mood, width);
                    }
                    var nothing = new HashMap<String, @Nullable Object>();
                    nothing.put("board", null);
                    show(page, language, "board", nothing, "board-none", width);
                    show(page, language, "order", Map.of("no", "A-1029384", "lines", lines()), "order", width);
                    show(page, language, "order", Map.of("no", "X", "lines", List.of()), "order-none", width);
                }
            }
        }
    }

    private void show(
            Page page,
            String language,
            String template,
            Map<String, ? extends @Nullable Object> model,
            String name,
            int width)
            throws IOException {
        var all = new HashMap<String, @Nullable Object>(model);
        all.put("view", view(language));
        var html = new StringOutput();
        templates.render("outage/" + template + ".jte", all, html);
        assertThat(html.toString()).as("every word is there").doesNotContain("board.", "order.", "nav.", "layout.");
        page.setContent(html.toString());
        page.addStyleTag(new Page.AddStyleTagOptions()
                .setContent(Files.readString(Path.of("src/main/resources/static/stopgap.css"))));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/" + name + "-" + language + "-" + width + ".png"))
                .setFullPage(true));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing sticks out sideways: " + name + " " + language + " " + width)
                .isLessThanOrEqualTo(width);
    }

    private static View view(String language) {
        var words = new ResourceBundleMessageSource();
        words.setBasenames("messages/board", "messages/platform");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return new View(
                words,
                Locale.forLanguageTag(language),
                "buyer",
                Set.of("buyer"),
                "/",
                true,
                NOW,
                NOW.minusSeconds(120),
                List.of(
                        new View.Link("/", "board"),
                        new View.Link("/camunda/app/tasklist/", "tasks"),
                        new View.Link("/imports", "imports"),
                        new View.Link("/drill", "drill")),
                null);
    }

    private static Board board(Mood mood) {
        boolean running = mood != Mood.QUIET && mood != Mood.CLOSED;
        return new Board(
                mood == Mood.QUIET || mood == Mood.LIMITED
                        ? List.of(
                                new Board.Tab("sample", "サンプル文具流通株式会社", mood, true),
                                new Board.Tab("other", "別の事務用品株式会社", Mood.QUIET, false))
                        : List.of(),
                "サンプル文具流通株式会社",
                mood,
                mood == Mood.QUIET ? null : "OUT-2025-0001",
                mood == Mood.QUIET ? null : mood == Mood.CLOSED ? NOW.minusSeconds(200_000) : STOPPED,
                running && mood != Mood.SUSPECTED ? Stage.TEMPORARILY_STABLE : null,
                mood == Mood.QUIET || mood == Mood.UNCLEAR ? List.of() : areas(mood),
                mood == Mood.LIMITED ? contradictions() : List.of(),
                mood == Mood.QUIET
                        ? List.of()
                        : List.of(
                                new Board.Change(
                                        NOW.minusSeconds(18_000),
                                        "受注の状態を「停止」から「限定」に改めました。根拠は「ご注文は、対象のお客様より FAX にて承ります。」です。"),
                                new Board.Change(STOPPED, "責任者 manager が停止を確認しました。")),
                "sample",
                mood == Mood.LIMITED ? "購買部 代替調達窓口 内線 0000" : "");
    }

    private static List<Contradiction> contradictions() {
        return List.of(
                new Contradiction(
                        Area.SHIPPING, Kind.PRESS, AreaState.LIMITED, AreaState.NORMAL, "出荷が全面的に再開した。", 8, "news", NOW),
                new Contradiction(
                        Area.RETURNS,
                        Kind.PRESS_ALONE,
                        AreaState.UNKNOWN,
                        AreaState.STOPPED,
                        "返品も止まっている。",
                        8,
                        "news",
                        NOW),
                new Contradiction(
                        Area.EMAIL,
                        Kind.ITSELF,
                        AreaState.PARTIAL,
                        AreaState.PARTIAL,
                        "一部の配信を除き停止。",
                        7,
                        "status",
                        NOW));
    }

    private static List<AreaStatus> areas(Mood mood) {
        var state = mood == Mood.RECOVERED || mood == Mood.CLOSED ? AreaState.NORMAL : mood.look();
        return List.of(
                area(
                        Area.ORDERING,
                        state,
                        List.of("FAX のみ", "箱単位 237 品目", "対象のお客様"),
                        "12月第1週",
                        "ご注文は、対象のお客様より FAX にて承ります。"),
                area(Area.SHIPPING, state, List.of("2 拠点", "通常の 1〜2 割"), "12月中旬以降", "出荷能力は通常時の1〜2割程度です。"),
                area(Area.BILLING, AreaState.UNKNOWN, List.of(), null, "10月末締め分のご請求書は通常より遅れます。"),
                area(Area.EMAIL, AreaState.PARTIAL, List.of(), null, "一部のメール配信を除き停止しております。"),
                area(Area.DIRECT_SHIP, AreaState.CHECKING, List.of(), null, "出荷可否を確認中であり、確定次第、順次ご連絡します。"),
                area(
                        Area.RETURNS,
                        AreaState.DELAYED,
                        List.of(),
                        null,
                        "返品のお手続きに通常よりお時間をいただきます。https://www.sample-bungu.example/very/long/address/without/any/break/returns-procedure.html"));
    }

    private static AreaStatus area(
            Area area, AreaState state, List<String> limits, @Nullable String planned, String evidence) {
        return new AreaStatus(
                area,
                state,
                limits,
                planned,
                null,
                evidence,
                7,
                "official-page",
                NOW.minusSeconds(18_000),
                NOW.minusSeconds(1_400_000),
                null);
    }

    private static List<OrderLine> lines() {
        return List.of(
                new OrderLine(
                        "sample",
                        "1",
                        "コピー用紙 A4 500枚×10冊",
                        "10 箱",
                        Fate.OPEN,
                        LocalDate.of(2025, 10, 20),
                        "tanomu",
                        new Answer(
                                "1",
                                "SUBSTITUTE",
                                "必要日 10月24日(金) に間に合わないため、代わりの品を手配しました。",
                                LocalDate.of(2025, 10, 23),
                                NOW)),
                new OrderLine(
                        "sample",
                        "2",
                        "付箋 75×75 5色",
                        "20 個",
                        Fate.PARTLY_SHIPPED,
                        LocalDate.of(2025, 10, 20),
                        null,
                        new Answer("2", null, "承認を待っています。", null, NOW)),
                new OrderLine("sample", "3", "名入れ封筒", "1000 枚", Fate.CANCELLED, LocalDate.of(2025, 10, 21), null, null),
                new OrderLine("sample", "4", "ボールペン 黒", "50 本", Fate.DELIVERED, LocalDate.of(2025, 10, 17), null, null),
                new OrderLine("sample", "5", "シュレッダー", "1 台", Fate.OPEN, null, null, null));
    }
}
