package dev.stopgap.orderbook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.stopgap.testing.Browser;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A buyer with exports and no time, in a real browser. Pictures go to {@code target/pictures}; with
 * {@code -Dstopgap.pictures=docs/pictures} to where the documents show them.
 */
@StopgapTest
class ImportsBrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("stopgap.pictures", "target/pictures"));
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String HEADER =
            "order_no,line_no,ordered_at,sku,item_name,quantity,unit,unit_price,tax_rate,status,destination";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TaskService tasks;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path desk;

    @Test
    void aFileWithErrorsIsMendedAndImportedAgain() throws IOException {
        try (var browser = Browser.start()) {
            Page buyer = loggedIn(browser, 1280, "ja-JP");
            send(buyer, Files.writeString(desk.resolve("orders_10月.csv"), orders(), CP932));
            assertThat(buyer.locator("h1")).containsText("取り込むと、こうなります");
            assertThat(buyer.locator("main")).containsText("文字コード windows-31j");
            assertThat(buyer.locator("#refused tbody tr")).hasCount(3);
            picture(buyer, "imports-errors");

            // Good rows alone are taken only by an explicit choice.
            buyer.locator("#confirm").click();
            assertThat(buyer.locator("#confirm")).isVisible();
            assertThat(lines()).isZero();

            var download = buyer.waitForDownload(() -> buyer.locator("#errors").click());
            String errors = Files.readString(download.path(), StandardCharsets.UTF_8);
            assertThat(errors).contains("2025/10/32", "正しい日付を 2025-10-19 の形で");
            buyer.locator("#give-up").click();
            assertThat(buyer.locator("h1")).containsText("取りやめました");

            String mended = orders().replace("2025/10/32", "2025/10/31")
                    .replace("10/19/2025", "2025/10/19")
                    .replace("1.23457E+11", "123456789012");
            send(buyer, Files.writeString(desk.resolve("orders_10月.csv"), mended, CP932));
            assertThat(buyer.locator("#refused")).hasCount(0);
            buyer.locator("#confirm").focus();
            buyer.keyboard().press("Enter");
            assertThat(buyer.locator("h1")).containsText("を取り込みました");
            assertThat(lines()).isEqualTo(12);

            // The errors file alone, mended and sent again, is the same.
            send(buyer, Files.writeString(desk.resolve("errors.csv"), mend(errors)));
            assertThat(buyer.locator("main")).containsText("変わるところはありません");

            send(buyer, Files.writeString(desk.resolve("orders_10月.csv"), mended.replace(",480,", ",495,"), CP932));
            assertThat(buyer.locator("#changed del").first()).containsText("480");
            picture(buyer, "imports-changes");
            Page phone = loggedIn(browser, 360, "ja-JP");
            phone.navigate(buyer.url());
            picture(phone, "imports-phone");
            phone.navigate(base() + "/imports");
            assertThat(phone.locator("main")).containsText("確認待ち");
            assertNothingStandsOut(phone);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aFileThatNobodyKnowsIsMappedOnceAndTheNextOneIsUnderstood() throws IOException {
        try (var browser = Browser.start()) {
            Page buyer = loggedIn(browser, 1280, "ja-JP");
            send(buyer, Files.writeString(desk.resolve("発注一覧_2025-10.csv"), foreign("A-000"), CP932));
            assertThat(buyer.locator("h1")).containsText("の列は何ですか");
            assertThat(chosen(buyer, "受付No")).hasValue("");
            assertThat(chosen(buyer, "品番")).hasValue("sku");
            assertThat(buyer.locator("#missing")).containsText("order_no");

            chosen(buyer, "受付No").selectOption("order_no");
            assertThat(buyer.locator("#missing")).containsText("必要な列はそろいました");
            buyer.getByLabel("出荷完了").selectOption("SHIPPED");
            assertThat(buyer.getByLabel("出荷完了")).hasValue("SHIPPED");
            assertThat(buyer.locator(".preview")).containsText("SHIPPED");
            buyer.getByLabel("手配中").selectOption("PICKING");
            assertThat(buyer.locator(".preview .wrong")).hasCount(0);
            picture(buyer, "imports-mapping");
            Page phone = loggedIn(browser, 360, "ja-JP");
            phone.navigate(buyer.url());
            assertThat(phone.locator("#missing")).isVisible();
            assertNothingStandsOut(phone);
            picture(phone, "imports-mapping-phone");

            buyer.locator("#say").click();
            assertThat(buyer.locator("#confirm")).containsText("12 行を追加");
            buyer.locator("#confirm").click();
            assertThat(buyer.locator("h1")).containsText("を取り込みました");

            send(buyer, Files.writeString(desk.resolve("発注一覧_2025-11.csv"), foreign("B-000"), CP932));
            assertThat(buyer.locator("#confirm")).containsText("12 行を追加");
            buyer.locator("#confirm").click();
            assertThat(buyer.locator("h1")).containsText("を取り込みました");
            assertThat(lines()).isEqualTo(24);
            buyer.navigate(base() + "/imports/words");
            assertThat(buyer.locator("main")).containsText("orders.status.PICKING");
            buyer.navigate(base() + "/imports");
            picture(buyer, "imports");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatRunsCanBeLeftFoundAgainAndStopped() throws IOException {
        try (var browser = Browser.start()) {
            Page buyer = loggedIn(browser, 1280, "en-GB");
            Path file = Files.writeString(desk.resolve("orders.csv"), orders().replace("\r\n", "\n"));
            // Somebody else's import of the same kind is in the middle: ours waits for it.
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                db.sql("select pg_advisory_xact_lock(hashtext('import'), hashtext('sample/ORDERS'))")
                        .query((row, number) -> true)
                        .single();
                send(buyer, file);
                assertThat(buyer.locator("#running h1")).containsText("Reading");
                assertThat(buyer.locator("#count")).containsText("0 rows read");
                buyer.navigate(base() + "/imports");
                assertThat(buyer.locator(".mark.LOOKING")).containsText("Being read");
                assertThat(buyer.locator("table")).containsText("0 rows read");
                assertThat(buyer.locator("#supplier")).hasValue("sample");
                buyer.getByText("orders.csv").first().click();
                assertThat(buyer.locator("#running")).isVisible();
                buyer.locator("#give-up").click();
            });
            assertThat(buyer.locator("h1")).containsText("was given up");
            assertThat(lines()).isZero();
            assertThat(db.sql("select count(*) from import").query(Long.class).single())
                    .isZero();
        }
    }

    @Test
    void aFileThatWouldChangeThePastBecomesATask() throws IOException {
        try (var browser = Browser.start()) {
            Page buyer = loggedIn(browser, 1280, "ja-JP");
            String settled = HEADER + "\nSO-1,1,2025-10-01,P-001,コピー用紙,3,箱,480,10,NOT_SHIPPED,本社 3階\n";
            send(buyer, Files.writeString(desk.resolve("orders.csv"), settled));
            buyer.locator("#confirm").click();
            assertThat(buyer.locator("h1")).containsText("を取り込みました");
            db.sql(
                            """
                    insert into outage (id, supplier, status, reason, suspected_at, suspected_by, opened_at, opened_by)
                    values ('OUT-2025-0001', 'sample', 'OPEN', '出荷停止', '2025-10-18T20:00:00Z', 'stopgap', '2025-10-18T21:00:00Z', 'manager')
                    """)
                    .update();

            send(buyer, Files.writeString(desk.resolve("orders.csv"), settled.replace("本社 3階", "第二倉庫 1番口")));
            assertThat(buyer.locator("#findings")).containsText("第二倉庫");
            buyer.locator("#confirm").click();
            assertThat(buyer.locator("#findings")).containsText("確認中");
            Task task = tasks.createTaskQuery().taskDefinitionKey("judgeChange").singleResult();
            tasks.claim(task.getId(), "buyer");
            buyer.navigate(base() + "/camunda/app/tasklist/default/#/?task=" + task.getId());
            assertThat(buyer.locator(".fjs-container")).containsText("第二倉庫 1番口");
            picture(buyer, "changed-past");
        }
    }

    @Test
    void whoeverWasLoggedOutMeanwhileIsToldAndKeepsTheFile() throws IOException {
        try (var browser = Browser.start()) {
            Page buyer = loggedIn(browser, 1280, "ja-JP");
            buyer.navigate(base() + "/imports");
            buyer.setInputFiles("#file", Files.writeString(desk.resolve("orders.csv"), orders()));
            buyer.context().clearCookies();
            buyer.locator("#look").click();
            assertThat(buyer.locator("#sending")).containsText("ログインの期限が切れています");
            logIn(buyer.context().newPage());
            buyer.locator("#look").click();
            assertThat(buyer.locator("#refused")).isVisible();
        }
    }

    @Test
    void aFileIsDroppedAndItsNameTellsItsKind() {
        try (var browser = Browser.start()) {
            Page buyer = loggedIn(browser, 1280, "en-GB");
            buyer.navigate(base() + "/imports");
            drop(buyer, "a.csv", "b.csv");
            assertThat(buyer.locator("#sending")).containsText("one file at a time");
            drop(buyer, "invoices_2025-10.csv");
            assertThat(buyer.locator("#sending")).containsText("Chosen: invoices_2025-10.csv (1 KB)");
            assertThat(buyer.locator("#kind")).hasValue("invoices");
            picture(buyer, "imports-en");
        }
    }

    private static void drop(Page page, String... names) {
        page.evaluate(
                """
                names => {
                  const dropped = new DataTransfer();
                  names.forEach(name => dropped.items.add(new File(['invoice_no'], name)));
                  document.getElementById('drop').dispatchEvent(
                    new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}));
                }
                """,
                List.of(names));
    }

    private static String orders() {
        String[] items = {"コピー用紙 A4 500枚×10冊", "ボールペン 黒 10本", "トナー TN-29J", "付箋 75×75 5冊", "クリアファイル A4 100枚"};
        return HEADER
                + "\r\n"
                + IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> "%s,1,%s,%s,%s,%d,箱,%s,10,NOT_SHIPPED,本社 3階"
                                .formatted(
                                        i == 9 ? "1.23457E+11" : "SO-2510%03d".formatted(i),
                                        i == 4 ? "2025/10/32" : i == 6 ? "10/19/2025" : "2025/10/%02d".formatted(i + 1),
                                        "P-%03d".formatted(i % 5 + 1),
                                        items[i % 5],
                                        i % 4 + 1,
                                        i % 3 == 0 ? "\"4,980\"" : "480"))
                        .collect(Collectors.joining("\r\n"))
                + "\r\n";
    }

    private static String foreign(String number) {
        return "受付No;枝番;ご発注日;品番;品名;発注個数;販売単価(税抜);税率;進捗;希望納期;社内メモ\r\n"
                + IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> "%s%d;1;2025年10月%d日;P-%03d;%s;%d;¥%s;10%%;%s;2025/11/%02d;%s"
                                .formatted(
                                        number,
                                        i,
                                        i + 1,
                                        i % 5 + 1,
                                        i % 2 == 0 ? "コピー用紙 A4" : "ボールペン 黒",
                                        i,
                                        i % 2 == 0 ? "4,980" : "480",
                                        i % 3 == 0 ? "手配中" : "出荷完了",
                                        i + 9,
                                        i == 5 ? "至急" : ""))
                        .collect(Collectors.joining("\r\n"))
                + "\r\n";
    }

    private static String mend(String errors) {
        return errors.lines()
                        .map(line -> line.replaceFirst("2025/10/32", "2025/10/31")
                                .replaceFirst("10/19/2025", "2025/10/19")
                                .replaceFirst("1.23457E\\+11", "123456789012"))
                        .collect(Collectors.joining("\r\n"))
                + "\r\n";
    }

    private void send(Page page, Path file) {
        page.navigate(base() + "/imports");
        page.selectOption("#supplier", "sample");
        page.setInputFiles("#file", file);
        page.locator("#look").click();
        page.waitForURL("**/imports/files/**");
    }

    private static Locator chosen(Page page, String header) {
        return page.getByLabel(header, new Page.GetByLabelOptions().setExact(true));
    }

    /** A page that is as wide as its window: nobody scrolls sideways on a phone. */
    private static void assertNothingStandsOut(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private long lines() {
        return db.sql("select count(*) from order_line").query(Long.class).single();
    }

    private Page loggedIn(Browser browser, int width, String locale) {
        Page page = browser.window(width, locale);
        page.setDefaultTimeout(60_000);
        logIn(page);
        return page;
    }

    private void logIn(Page page) {
        Browser.logIn(page, base(), "buyer", TestUsers.password("buyer"));
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }
}
