package dev.stopgap.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What happens when the drill is over: the report is written and told, and the application ends if it is to. */
@Component
@Profile("drill")
class DrillEnd {

    private static final Logger log = LoggerFactory.getLogger(DrillEnd.class);

    private final DrillReports reports;
    private final DrillClock clock;
    private final Narrator narrator;
    private final MessageSource words;
    private final ObjectMapper json;
    private final DrillReportPage page;
    private final StopgapProperties installation;
    private final DrillProperties properties;
    private final ConfigurableApplicationContext application;

    DrillEnd(
            DrillReports reports,
            DrillClock clock,
            Narrator narrator,
            MessageSource words,
            ObjectMapper json,
            DrillReportPage page,
            StopgapProperties installation,
            DrillProperties properties,
            ConfigurableApplicationContext application) {
        this.reports = reports;
        this.clock = clock;
        this.narrator = narrator;
        this.words = words;
        this.json = json;
        this.page = page;
        this.installation = installation;
        this.properties = properties;
        this.application = application;
    }

    /** The case is closed and the timeline has ended. */
    void reached() {
        clock.finish();
        var report = reports.now().orElseThrow();
        write(report);
        tell(report);
        exit(report.passed() ? 0 : 1);
    }

    /** An earlier run has ended the drill already. */
    void already() {
        var report = reports.now().orElseThrow();
        narrator.say(word("drill.already", installation.data("drill", "report.html")));
        exit(report.passed() ? 0 : 1);
    }

    /** The loop itself has broken. */
    void failed(RuntimeException cause) {
        narrator.say(word("drill.broken", String.valueOf(cause.getMessage())));
        exit(1);
    }

    private void write(DrillReport report) {
        Path folder = installation.data("drill");
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve("report.json"),
                    json.copy().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(report));
            Files.writeString(folder.resolve("report.html"), page.render(report, installation.language()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(DrillReport report) {
        narrator.say(word("drill.ended", report.days(), installation.data("drill", "report.html")));
        report.checks()
                .forEach(check -> narrator.say(
                        (check.holds() ? "  ✓ " : "  ✗ ") + word("drill.check." + check.code(), check.detail())));
        report.discrepancies().missing().forEach(fault -> narrator.say("    " + word("drill.missing", fault)));
        report.discrepancies().unexpected().forEach(fault -> narrator.say("    " + word("drill.unexpected", fault)));
    }

    private String word(String key, Object... values) {
        return words.getMessage(key, values, installation.language());
    }

    private void exit(int code) {
        if (properties.exit()) {
            log.debug("Ending with exit code {}", code);
            new Thread(() -> System.exit(SpringApplication.exit(application, () -> code)), "end").start();
        }
    }
}
