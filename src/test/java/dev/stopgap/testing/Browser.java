package dev.stopgap.testing;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium, and what it complains of. Where there is none the test is skipped, unless it is required. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getProperty("stopgap.chromium", "/usr/bin/chromium"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Starts one. */
    public static Browser start() {
        Assumptions.assumeTrue(
                Boolean.getBoolean("stopgap.browser.required") || Files.isExecutable(CHROMIUM),
                "there is no Chromium at " + CHROMIUM + " (stopgap.chromium)");
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        return new Browser();
    }

    /** A new window of a new person, {@code width} pixels wide, whose language is {@code locale}, such as ja-JP. */
    public Page window(int width, String locale) {
        var page = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(locale)
                        .setTimezoneId("Asia/Tokyo")
                        .setViewportSize(width, 800))
                .newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
        return page;
    }

    /** Such a window in Japanese, in which {@code user} has logged in at {@code base}, the address of Stopgap. */
    public Page loggedIn(String base, String user, String password, int width) {
        var page = window(width, "ja-JP");
        page.setDefaultTimeout(60_000);
        logIn(page, base, user, password);
        return page;
    }

    /** Logs in on the page of Stopgap at {@code base}. */
    public static void logIn(Page page, String base, String user, String password) {
        page.navigate(base + "/login");
        page.fill("#username", user);
        page.fill("#password", password);
        page.click("#login button");
        page.waitForURL("**/");
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    /** What the windows' consoles have shown as errors. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
