package dev.stopgap.triage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import dev.stopgap.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class DecidePackageFormTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    @Test
    void anApproverChangesALineWithAReasonAndApprovesTheRest() {
        boolean required = Boolean.getBoolean("stopgap.browser.required");
        assumeTrue(required || Files.isExecutable(CHROMIUM), "There is no Chromium at " + CHROMIUM);
        var scene = new TriageScene(db, runtime, tasks, world, clock);
        scene.begin();
        scene.line("A-1", "PAPER");
        scene.line("A-2", "1", "PAPER", Map.of("use", "MAINTENANCE"));
        scene.line("A-3", "PAPER");
        scene.triage("buyer");
        var task = scene.task("decidePackage");
        tasks.claim(task.getId(), "approver");

        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of(
                                        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")))) {
            Page page = browser.newPage();
            page.setDefaultTimeout(60_000);
            page.navigate("http://localhost:" + port + "/login");
            page.fill("#username", "approver");
            page.fill("#password", TestUsers.password("approver"));
            page.click("#login button");
            page.waitForURL("**/");
            page.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task.getId());

            var form = page.locator(".stopgap-package");
            assertThat(form.locator("h2")).containsText("3 明細");
            assertThat(form.locator("tbody tr")).hasCount(3);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/package.png")));

            form.locator("[data-part=filter]").selectOption("CARE");
            assertThat(form.locator("tbody tr")).hasCount(1);
            form.locator("tbody select").selectOption("CONTINUE");
            form.locator("tbody input").fill("保全で使うため");
            form.locator("tbody button.btn-default").click();
            assertThat(form.locator("[data-part=approve]")).containsText("2 明細を代替、1 明細を継続で承認");

            form.locator("[data-part=approve]").click();
            page.waitForCondition(() -> scene.task("decidePackage") == null);
        }
        assertThat(scene.of("A-1", "conclusion")).isEqualTo("SUBSTITUTE");
        assertThat(scene.of("A-2", "conclusion")).isEqualTo("CONTINUE");
        assertThat(scene.of("A-2", "reason")).isEqualTo("保全で使うため");
    }
}
