package dev.stopgap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stopgap.orderbook.ImportOptions;
import dev.stopgap.orderbook.Imports;
import dev.stopgap.orderbook.Kind;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Tier;
import dev.stopgap.testing.Browser;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.TestUsers;
import dev.stopgap.testing.World;
import dev.stopgap.watch.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first hours of an outage as people see them in a real browser, on the sample's order book. Pictures go to
 * {@code target/pictures}; with {@code -Dstopgap.pictures=docs/pictures} to where the README shows them.
 */
@StopgapTest
class BadDayBrowserTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final Path PICTURES = Path.of(System.getProperty("stopgap.pictures", "target/pictures"));

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Notices notices;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient db;

    @Autowired
    MovableClock clock;

    @Autowired
    World world;

    @Test
    void theBoardAnswersTheApproverDecidesAndTheManagerSeesWhereTheCaseIs() {
        try (var browser = Browser.start()) {
            theOrderBookIsKnown();
            theSupplierStops();
            theManagerConfirms();

            Page approver = loggedIn(browser, "approver", 1280);
            assertThat(approver.locator("h1")).containsText("サンプル文具流通");
            assertThat(approver.locator("main")).containsText("停止");
            picture(approver, "board");
            picture(loggedIn(browser, "reporter", 360), "board-phone");

            Task task = aPackageOfSeveralLines();
            tasks.claim(task.getId(), "approver");
            String packageId = String.valueOf(tasks.getVariable(task.getId(), "packageId"));
            approver.navigate(base() + "/camunda/app/tasklist/default/#/?task=" + task.getId());
            var form = approver.locator(".stopgap-package");
            assertThat(form.locator("tbody tr").first()).isVisible();
            picture(approver, "package");

            var line = form.locator("tbody tr").first();
            line.locator("select").selectOption("CONTINUE");
            line.locator("input").fill("代わりの品では用が足りないため");
            line.locator("button.btn-default").click();
            assertThat(form.locator("[data-part=approve]")).containsText("継続で承認");
            form.locator("[data-part=approve]").click();
            approver.waitForCondition(
                    () -> tasks.createTaskQuery().taskId(task.getId()).count() == 0);
            assertThat(overruledLines(packageId)).isOne();

            Page manager = loggedIn(browser, "manager", 1500);
            var theCase = runtime.createProcessInstanceQuery()
                    .processDefinitionKey("outage-response")
                    .singleResult();
            manager.navigate(
                    base() + "/camunda/app/cockpit/default/#/process-instance/" + theCase.getId() + "/runtime");
            assertThat(manager.locator("[data-element-id=confirmOutage]").first())
                    .isVisible();
            assertThat(manager.locator(".djs-overlay-container .badge").first()).isVisible();
            picture(manager, "cockpit");
        }
    }

    private void theOrderBookIsKnown() {
        for (Kind kind : Kind.values()) {
            Path file = Path.of("samples/order-book", kind.fileName() + ".csv");
            if (Files.exists(file)) {
                imports.importFile(
                        kind.ourOwn() ? null : SAMPLE,
                        kind,
                        file.getFileName().toString(),
                        file,
                        ImportOptions.ALL_OR_NOTHING,
                        "buyer");
            }
        }
    }

    private void theSupplierStops() {
        world.pass(Duration.ofHours(3));
        notices.enter(
                SAMPLE,
                new Notices.Entry(
                        Notices.Channel.WEB,
                        Tier.OFFICIAL,
                        "http://www.sample-bungu.example/info/outage.html",
                        clock.instant(),
                        false,
                        "システム障害のため、サンプルオフィスのご注文の受付と商品の出荷を停止しております。再開の時期は未定です。"),
                "reporter");
        world.settle();
    }

    private void theManagerConfirms() {
        var task = tasks.createTaskQuery().taskDefinitionKey("confirmOutage").singleResult();
        tasks.claim(task.getId(), "manager");
        tasks.complete(task.getId(), Map.of("outageConfirmed", "yes", "judgement", "公式のお知らせで確認"));
        world.settle();
    }

    private Task aPackageOfSeveralLines() {
        return tasks.createTaskQuery().taskDefinitionKey("decidePackage").taskCandidateUser("approver").list().stream()
                .max(Comparator.comparingLong(this::lines))
                .orElseThrow();
    }

    private long lines(Task task) {
        return db.sql("select count(*) from line_conclusion where package_id = :id")
                .param("id", Long.valueOf(String.valueOf(tasks.getVariable(task.getId(), "packageId"))))
                .query(Long.class)
                .single();
    }

    private long overruledLines(String packageId) {
        return db.sql("select count(*) from line_conclusion where package_id = :id and conclusion <> proposal")
                .param("id", Long.valueOf(packageId))
                .query(Long.class)
                .single();
    }

    private Page loggedIn(Browser browser, String user, int width) {
        return browser.loggedIn(base(), user, TestUsers.password(user), width);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
