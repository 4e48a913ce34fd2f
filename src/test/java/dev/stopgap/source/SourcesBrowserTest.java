package dev.stopgap.source;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.testing.Browser;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * The administrator tries a source before it is written down, and a person chooses areas, in a real browser. Pictures go to
 * {@code target/pictures}; with {@code -Dstopgap.pictures=docs/pictures} to where the documentation shows them.
 */
@StopgapTest
class SourcesBrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("stopgap.pictures", "target/pictures"));
    private static final String STATUS = "www.sample-bungu.example/info/urgent.html";

    @LocalServerPort
    int port;

    @Autowired
    SuppliersPage page;

    @Autowired
    SourceTrial ownTrial;

    @Autowired
    Intake intake;

    @Autowired
    SourceWords words;

    @Autowired
    MovableClock clock;

    private SampleHouse house;
    private Fetcher fetcher;

    @BeforeEach
    void theSampleSuppliersPagesAreHere() throws IOException {
        house = new SampleHouse();
        house.etag = "\"one\"";
        house.page(
                "www.sample-bungu.example/info/new.html",
                "<div id=main><h1>システム障害について（第2報）</h1><p>サンプルオフィスの出荷を停止しております。</p>"
                        + "<p>ご注文は、FAX のみ、医療機関のお客様に限って承っております。</p></div>");
        house.redirects.put(STATUS, "/info/new.html");
        fetcher = new Fetcher(house, FetchProperties.usual(), clock);
        look(new SourceTrial(
                new SourceLook(fetcher, new MailboxReader(FetchProperties.usual()), house), intake, words, clock));
    }

    @AfterEach
    void asBefore() throws IOException {
        look(ownTrial);
        fetcher.destroy();
        house.close();
    }

    private void look(SourceTrial trial) {
        Object controller = AopTestUtils.getTargetObject(page);
        ReflectionTestUtils.setField(controller, "trial", trial);
    }

    @Test
    void aSourceIsTriedBeforeItIsWrittenDown() {
        try (var browser = Browser.start()) {
            Page admin = browser.loggedIn(base(), "admin", "test-only-admin", 1280);
            admin.navigate(base() + "/suppliers");
            assertThat(admin.locator("main")).containsText("サンプル文具流通株式会社");
            picture(admin, "suppliers");

            admin.navigate(base() + "/suppliers/sample");
            admin.fill("#url", "http://" + STATUS);
            admin.fill("#selector", "#main");
            admin.locator("#try button").click();
            assertThat(admin.locator("#trial")).containsText("医療機関のお客様に限って");
            assertThat(admin.locator("#trial")).containsText("selector: '#main'");
            picture(admin, "source-trial");

            admin.fill("#id", "outage-2");
            admin.selectOption("#every", "PT5M");
            admin.locator("#add button").click();
            assertThat(admin.locator("[role=status]")).containsText("情報源を追加しました");
            assertThat(admin.locator("main")).containsText("admin さんが");
            picture(admin, "source-added");
            admin.locator("tr:has-text('outage-2') >> text=外す").click();
            assertThat(admin.locator("[role=status]")).containsText("情報源を外しました");
            assertThat(admin.locator("main")).not().containsText("outage-2");

            admin.fill("#url", "http://" + STATUS);

            admin.fill("#selector", "#honbun");
            admin.locator("#try button").click();
            assertThat(admin.locator("#trial [role=alert]")).containsText("#honbun");
            picture(admin, "source-trial-missing");

            admin.navigate(base() + "/suppliers/kaunet?lang=en");
            picture(admin, "supplier-open-english");

            Page buyer = browser.loggedIn(base(), "buyer", TestUsers.password("buyer"), 400);
            buyer.navigate(base() + "/alerts");
            buyer.uncheck("#alerts-sample input[value=FAX]");
            buyer.locator("#alerts-sample button").first().click();
            assertThat(buyer.locator("main")).containsText("選んだ領域だけをお知らせします");
            picture(buyer, "alerts-phone");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
