package dev.stopgap.outage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stopgap.contact.ChatStub;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.Browser;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import dev.stopgap.testing.World;
import dev.stopgap.watch.Notices;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A person chooses the chat, is told there, and confirms, in a real browser. Pictures go to {@code target/pictures}; with
 * {@code -Dstopgap.pictures=docs/pictures} to where the documentation shows them.
 */
@StopgapTest
class AlertsBrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("stopgap.pictures", "target/pictures"));

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    World world;

    @Test
    void aPersonChoosesTheChatAndConfirmsWhatIsPostedThere() {
        try (var browser = Browser.start();
                var chat = new ChatStub()) {
            var page = browser.loggedIn("http://localhost:" + port, "buyer", TestUsers.password("buyer"), 1100);
            page.navigate("http://localhost:" + port + "/alerts");
            page.check("input[value='CHAT,MAIL']");
            page.fill("#chat", "https://somewhere.example/hooks/abcdefgh");
            page.click("text=この受け取り方にする");
            assertThat(page.locator("[role=alert]")).containsText("somewhere.example には投稿できません");
            assertThat(page.locator("input[value='CHAT,MAIL']")).isChecked();
            picture(page, "alerts-refused.png");

            page.fill("#chat", chat.room("T0B0x7Qk"));
            page.click("text=この受け取り方にする");
            assertThat(page.locator("[role=status]")).containsText("受け取り方を変えました");
            assertThat(page.locator("#chat-now")).containsText("localhost/…x7Qk");
            assertThat(page.content()).doesNotContain("T0B0x7Qk");
            picture(page, "alerts.png");

            shippingIsDelayed();
            assertThat(chat.texts()).last().asString().contains("「不明」→「遅延」");
            page.navigate("http://localhost:" + port + "/messages/1");
            page.click("text=確認しました");
            assertThat(page.locator("p.message")).containsText("buyer が確認しました");
            assertThat(page.locator("table")).containsText("不要になりました");
            picture(page, "message.png");
            page.setViewportSize(360, 800);
            page.navigate("http://localhost:" + port + "/alerts");
            picture(page, "alerts-phone.png");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void shippingIsDelayed() {
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        notices.enter(
                new SupplierId("sample"),
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.OFFICIAL,
                        "http://www.sample-bungu.example/info/outage.html",
                        clock.instant(),
                        false,
                        "サンプルオフィスの商品の出荷に遅れが生じております。"),
                "reporter");
        world.settle();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
    }
}
