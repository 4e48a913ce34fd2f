package dev.stopgap.watch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.source.Incoming;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.Browser;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import dev.stopgap.testing.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two versions of a page side by side, and a correction that counts until the next official word, in a real browser. Pictures
 * go to {@code target/pictures}; with {@code -Dstopgap.pictures=docs/pictures} to where the documentation shows them.
 */
@StopgapTest
class NoticePagesBrowserTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final Path PICTURES = Path.of(System.getProperty("stopgap.pictures", "target/pictures"));

    private static final String FIRST =
            """
            システム障害についてのお知らせ（第1報）
            10月19日 12:00 現在
            平素よりサンプルオフィスをご利用いただき、ありがとうございます。
            ■ご注文について
            サンプルオフィスのご注文の受付を停止しております。
            ■出荷について
            商品の出荷を停止しております。12月上旬に再開する予定です。
            ■お問い合わせについて
            お電話がつながりにくくなっております。ご迷惑をおかけし、深くおわび申し上げます。
            """;

    private static final String SECOND =
            """
            システム障害についてのお知らせ（第2報）
            10月20日 9:00 現在
            平素よりサンプルオフィスをご利用いただき、ありがとうございます。
            ■ご注文について
            サンプルオフィスのご注文の受付を停止しております。なお、医療機関のお客様には個別のご案内を差し上げました。
            ■出荷について
            商品の出荷は、関東の2拠点から一部の商品で再開いたしました。全商品の出荷は12月中旬以降に再開する予定です。
            ■請求書について
            10月末締め分の請求書の発行が遅れております。
            ■お問い合わせについて
            お電話がつながりにくくなっております。ご迷惑をおかけし、深くおわび申し上げます。
            """;

    private static final String THIRD =
            """
            システム障害についてのお知らせ（第3報）
            10月21日 9:00 現在
            ■ご注文について
            サンプルオフィスのご注文の受付を、本日よりすべてのお客様に再開いたしました。
            """;

    @LocalServerPort
    int port;

    @Autowired
    NoticeStore store;

    @Autowired
    TaskService tasks;

    @Autowired
    MovableClock clock;

    @Autowired
    World world;

    @Test
    void versionsStandSideBySideAndACorrectionHoldsUntilTheNextOfficialWord() {
        try (var browser = Browser.start()) {
            seen("2025-10-19T03:10:00Z", FIRST);
            theManagerConfirms();
            long second = seen("2025-10-20T00:10:00Z", SECOND);

            Page buyer = loggedIn(browser, "buyer", 1280);
            buyer.navigate(base() + "/notices/" + second + "/difference");
            assertThat(buyer.locator("table.diff ins").first()).isVisible();
            assertThat(buyer.locator("table.diff del").first()).isVisible();
            picture(buyer, "notice-difference");

            buyer.navigate(base() + "/notices/" + second);
            assertThat(buyer.locator("mark").first()).isVisible();
            var ordering = buyer.locator("#ORDERING");
            assertThat(ordering).containsText("停止");
            ordering.locator("summary").first().click();
            ordering.locator("select[name=state]").selectOption("LIMITED");
            ordering.locator("select[name=sentence]").selectOption("なお、医療機関のお客様には個別のご案内を差し上げました。");
            ordering.locator("textarea").fill("電話で確かめました。医療機関からの注文は受けているとのことです。");
            picture(buyer, "notice-correction");
            ordering.locator("button").first().click();
            assertThat(buyer.locator("[role=status]").last()).isVisible();
            assertThat(buyer.locator("#ORDERING")).containsText("人が修正");
            look(buyer, "notice");

            buyer.navigate(base() + "/");
            assertThat(row(buyer, "受注")).containsText("限定");
            assertThat(row(buyer, "受注")).containsText("人が修正");
            picture(buyer, "board-corrected");

            seen("2025-10-21T00:10:00Z", THIRD);
            buyer.navigate(base() + "/");
            assertThat(row(buyer, "受注")).not().containsText("人が修正");
            assertThat(row(buyer, "受注")).containsText("再開いたしました");
            picture(buyer, "board-next-word");

            Page phone = loggedIn(browser, "reporter", 360);
            phone.navigate(base() + "/notices/" + second + "/difference");
            look(phone, "notice-difference-phone");
            phone.navigate(base() + "/notices/" + second);
            look(phone, "notice-phone");
            phone.navigate(base() + "/notices");
            look(phone, "notices-phone");
            phone.click("#enter");
            phone.fill("textarea[name=text]", "ご注文の受付は、FAX のみ、医療機関のお客様に限って承っております。請求書は12月3日に発送する予定です。");
            phone.fill("input[name=saidAt]", "2025-10-20T15:00");
            phone.locator("button[value=preview]").click();
            assertThat(phone.locator("#preview")).isVisible();
            look(phone, "notice-entry-phone");
            phone.locator("button[value=enter]").click();
            assertThat(phone.locator("main")).containsText("後から登録");
            buyer.navigate(base() + "/notices");
            look(buyer, "notices");
            buyer.navigate(base() + "/notices/" + second + "?lang=en");
            look(buyer, "notice-english");
            buyer.navigate(base() + "/notices/" + second + "/difference");
            look(buyer, "notice-difference-english");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private com.microsoft.playwright.Locator row(Page page, String area) {
        return page.locator("table.rows tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHas(page.locator("b")
                                .getByText(
                                        area, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))));
    }

    private long seen(String at, String text) {
        clock.moveTo(Instant.parse(at));
        long id = store.store(
                        SAMPLE,
                        new Incoming(
                                "status",
                                "",
                                Tier.OFFICIAL,
                                "PAGE",
                                "http://www.sample-bungu.example/info/outage.html",
                                text.lines().findFirst().orElseThrow(),
                                text,
                                text.getBytes(StandardCharsets.UTF_8),
                                "text/plain",
                                "UTF-8",
                                null,
                                Map.of("ETag", "\"" + text.length() + "\""),
                                null,
                                clock.instant()),
                        null)
                .orElseThrow();
        world.settle();
        return id;
    }

    private void theManagerConfirms() {
        var task = tasks.createTaskQuery().taskDefinitionKey("confirmOutage").singleResult();
        tasks.claim(task.getId(), "manager");
        tasks.complete(task.getId(), Map.of("outageConfirmed", "yes", "judgement", "公式のお知らせで確認"));
        world.settle();
    }

    private Page loggedIn(Browser browser, String user, int width) {
        return browser.loggedIn(base(), user, TestUsers.password(user), width);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static void picture(Page page, String name) {
        take(page, PICTURES, name);
    }

    // For whoever works on the pages; the documentation shows the others.
    private static void look(Page page, String name) {
        take(page, Path.of("target/pictures"), name);
    }

    private static void take(Page page, Path folder, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(true));
    }
}
