package dev.stopgap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A whole drill without pauses, and how fast the engine went in it beside one that runs an empty process. */
@Bench
class DrillBench {

    private static final Duration LIMIT = Duration.ofMinutes(Integer.getInteger("stopgap.bench.drill-minutes", 30));
    private static final int EMPTY_INSTANCES = 1_000;
    private static final int ACTIVITIES_OF_EMPTY = 2; // its start and its end
    private static final Pattern EMPTY_RUN = Pattern.compile("bare: (\\d+) instances in nanoseconds (\\d+)");

    @Test
    void playsTheSampleOutage(Report report) throws IOException {
        var data = Files.createTempDirectory("stopgap-bench-drill");
        double untilReady;
        double whole;
        try (var drill = Application.start(
                Jars.stopgap(),
                Map.of(),
                List.of(
                        "--spring.profiles.active=drill",
                        "--stopgap.drill.exit=true",
                        "--stopgap.drill.speed=100000000",
                        "--stopgap.data-dir=" + data))) {
            untilReady = drill.untilOk("/actuator/health/liveness").seconds();
            boolean ended = drill.endsWithin(LIMIT);
            whole = Application.seconds(drill.running());
            if (!ended || drill.exitCode() != 0) {
                String problem = ended
                        ? "drill did not end with 0 but with " + drill.exitCode()
                        : "drill did not end with 0: it still ran after " + LIMIT;
                report.note(problem + "; not measured. Its last lines: " + drill.lastLines());
                throw new AssertionError(problem + ": " + drill.lastLines());
            }
        }
        double playing = whole - untilReady;
        double bareSecondsPerActivity = emptyProcess();

        report.alone("drill, from process start to its end", "s", Series.of(whole));
        report.alone("drill, from the port's first answer", "s", Series.of(playing));
        try (var server = Server.startOn(postgresBelow(data))) {
            long activities = server.number("select count(*) from act_hi_actinst");
            // Jobs leave no history at the level "audit"; the server's statistics count those that went.
            long jobs = server.number("select n_tup_del from pg_stat_user_tables where relname = 'act_ru_job'");
            report.alone("activity instances of the drill", "", Series.of(activities));
            report.alone("jobs of the drill, run or dropped", "", Series.of(jobs));
            report.alone("jobs per second", "1/s", Series.of(jobs / playing));
            report.compare(
                    "activities per second (more is better)",
                    "1/s",
                    Series.of(activities / playing),
                    Series.of(1 / bareSecondsPerActivity));
            report.compare(
                    "time per activity",
                    "ms",
                    Series.of(1e3 * playing / activities),
                    Series.of(1e3 * bareSecondsPerActivity));
            assertThat(activities).isPositive();
        }
    }

    private static double emptyProcess() {
        try (var server = Server.start();
                var bare = Application.start(
                        Jars.bare(),
                        Server.forBare(server.newDatabase()),
                        List.of("--bare.instances=" + EMPTY_INSTANCES))) {
            bare.untilLogged(Jars.BARE_READY);
            Matcher run = EMPTY_RUN.matcher(bare.log());
            assertThat(run.find()).as(bare.lastLines()).isTrue();
            return Long.parseLong(run.group(2)) / 1e9 / Integer.parseInt(run.group(1)) / ACTIVITIES_OF_EMPTY;
        }
    }

    private static Path postgresBelow(Path data) throws IOException {
        try (var files = Files.find(data, 4, (file, is) -> file.endsWith("PG_VERSION"))) {
            return files.min(Path::compareTo).map(Path::getParent).orElseThrow();
        }
    }
}
