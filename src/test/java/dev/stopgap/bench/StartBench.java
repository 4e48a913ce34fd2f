package dev.stopgap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The time from the start of the process until it is ready: for Stopgap until its readiness probe answers 200, for the
 * bare application until it says so and its port answers. PostgreSQL runs already, except where Stopgap starts its own.
 */
@Bench
class StartBench {

    private static final int RUNS = Integer.getInteger("stopgap.bench.runs", 5);

    private final Path stopgap = Jars.stopgap();
    private final Path bare = Jars.bare();

    @Test
    void startsBesideABareApplicationOnAnEmptyDatabaseAndOnOneInUse(Report report) {
        var stopgapFirst = new ArrayList<Start>();
        var stopgapAgain = new ArrayList<Start>();
        var bareFirst = new ArrayList<Start>();
        var bareAgain = new ArrayList<Start>();
        try (var server = Server.start()) {
            // The first pair only warms the file cache of the machine.
            for (int run = 0; run <= RUNS; run++) {
                String ours = server.newDatabase();
                String theirs = server.newDatabase();
                var bareOnEmpty = startBare(theirs);
                var stopgapOnEmpty = startStopgap(Server.forStopgap(ours), dataDirectory());
                var bareOnUsed = startBare(theirs);
                var stopgapOnUsed = startStopgap(Server.forStopgap(ours), dataDirectory());
                if (run > 0) {
                    bareFirst.add(bareOnEmpty);
                    stopgapFirst.add(stopgapOnEmpty);
                    bareAgain.add(bareOnUsed);
                    stopgapAgain.add(stopgapOnUsed);
                }
            }
        }
        compare(report, "empty database", stopgapFirst, bareFirst);
        compare(report, "database in use", stopgapAgain, bareAgain);
        assertThat(stopgapFirst).hasSize(RUNS);
    }

    @Test
    void startsWithADatabaseOfItsOwn(Report report) {
        var first = new ArrayList<Start>();
        var again = new ArrayList<Start>();
        for (int run = 0; run < Math.max(1, RUNS / 2); run++) {
            var data = dataDirectory();
            first.add(startStopgap(Map.of(), data));
            again.add(startStopgap(Map.of(), data));
        }
        report.alone("start with own PostgreSQL, first time", "s", Start.series(first, Start::seconds));
        report.alone("start with own PostgreSQL, later", "s", Start.series(again, Start::seconds));
        assertThat(again).isNotEmpty();
    }

    private static void compare(Report report, String database, List<Start> stopgap, List<Start> bare) {
        report.compare(
                "start, " + database, "s", Start.series(stopgap, Start::seconds), Start.series(bare, Start::seconds));
        report.compare(
                "CPU time of the start, " + database,
                "s",
                Start.series(stopgap, Start::cpuSeconds),
                Start.series(bare, Start::cpuSeconds));
        if (Start.memoryIsKnown(stopgap)) {
            report.compare(
                    "peak memory of the start, " + database,
                    "MB",
                    Start.series(stopgap, Start::peak),
                    Start.series(bare, Start::peak));
        }
    }

    private Start startStopgap(Map<String, String> database, Path data) {
        try (var application = Application.start(stopgap, database, List.of("--stopgap.data-dir=" + data))) {
            return application.untilOk("/actuator/health/readiness");
        }
    }

    private Start startBare(String url) {
        try (var application = Application.start(bare, Server.forBare(url), List.of())) {
            return application.untilLogged(Jars.BARE_READY);
        }
    }

    private static Path dataDirectory() {
        try {
            return Files.createTempDirectory("stopgap-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
