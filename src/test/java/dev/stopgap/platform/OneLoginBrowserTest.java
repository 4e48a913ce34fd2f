package dev.stopgap.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stopgap.testing.Browser;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@StopgapTest
class OneLoginBrowserTest {

    @LocalServerPort
    int port;

    @Test
    void aPersonLogsInOnceForTheBoardTasklistAndCockpitAndLogsOutOfAll() {
        try (var browser = Browser.start()) {
            var page = browser.window(1280, "ja-JP");
            page.navigate(url("/camunda/app/tasklist/default/#/?task=0815"));
            picture(page, "login");
            logIn(page, "manager");
            assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/.*task=0815.*"));
            assertThat(page.getByText("自分の仕事")).isVisible();
            picture(page, "tasklist");

            page.navigate(url("/?supplier=sample"));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("サンプル文具流通株式会社");
            picture(page, "board");

            page.navigate(url("/camunda/app/cockpit/default/"));
            assertThat(page.getByText("Deployed")
                            .or(page.getByText("Running Process Instances"))
                            .first())
                    .isVisible();
            picture(page, "cockpit");

            // In another tab, as people have it.
            var tasklist = page.context().newPage();
            tasklist.navigate(url("/camunda/app/tasklist/default/"));
            assertThat(tasklist.getByText("自分の仕事"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(90_000));
            tasklist.locator(".account.dropdown > a, .account .dropdown-toggle")
                    .first()
                    .click();
            tasklist.locator("li.logout a").first().click();
            assertThat(tasklist.locator("#login")).isVisible();
            picture(tasklist, "after-logout");
            page.navigate(url("/"));
            assertThat(page.locator("#login")).isVisible();
        }
    }

    @Test
    void ourPagesKeepToTheirContentSecurityPolicy() {
        try (var browser = Browser.start()) {
            var page = browser.window(360, "en-GB");
            page.navigate(url("/?supplier=sample"));
            logIn(page, "buyer");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("Sample Stationery");
            picture(page, "board-phone");
            assertThat(browser.complaints()).isEmpty();
            page.navigate(url("/nowhere"));
            picture(page, "not-found");
            page.navigate(url("/swagger-ui.html"));
            assertThat(page.locator(".swagger-ui .info, .swagger-ui .opblock").first())
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(15_000));
            page.navigate(url("/"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                    .click();
            assertThat(page.getByText("You have logged out.")).isVisible();
        }
    }

    private static void logIn(Page page, String user) {
        Locator form = page.locator("#login");
        form.locator("#username").fill(user);
        form.locator("#password").fill(TestUsers.password(user));
        form.locator("button").click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/" + name + ".png")));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
