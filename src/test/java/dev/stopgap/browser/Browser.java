package dev.stopgap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium that speaks Japanese. Tests that need it are skipped with a message where there is none; where
 * {@code stopgap.browser.required} is set they fail. Pictures go to {@code target/pictures}, or with
 * {@code -Dstopgap.pictures=docs/pictures} to where the README shows them.
 */
final class Browser implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final Path PICTURES = Path.of(System.getProperty("stopgap.pictures", "target/pictures"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts Chromium; ends the test with a plain message where there is none. */
    static Browser open() {
        var executable = Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of), PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            assertThat(Boolean.getBoolean("stopgap.browser.required"))
                    .as("Chromium is required here and is not installed")
                    .isFalse();
            Assumptions.abort("No Chromium on this machine: the pages are not tested. Install it, or set CHROMIUM.");
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Browser(playwright, chromium);
    }

    /** A person who has logged in, on a screen of {@code width} pixels. */
    Page loggedIn(String base, String user, String password, int width) {
        Page page = context(width).newPage();
        page.setDefaultTimeout(30_000);
        page.navigate(base + "/login");
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", password);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    private BrowserContext context(int width) {
        return chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(width, width < 600 ? 740 : 900));
    }

    /** Keeps what {@code page} shows under {@code name}. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
