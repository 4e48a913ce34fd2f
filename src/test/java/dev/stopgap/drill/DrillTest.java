package dev.stopgap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's hundred days, played by the application as everybody starts it, as fast as it goes and without people. */
class DrillTest {

    @TempDir
    static Path folder;

    private static int exitCode;
    private static JsonNode report;

    @BeforeAll
    static void playTheSample() throws Exception {
        var drill = DrillProcess.start(folder.resolve("whole"));
        exitCode = drill.exitCode();
        report = new ObjectMapper().readTree(drill.report());
    }

    @Test
    void theCaseIsClosedAndEveryCheckHolds() {
        assertThat(report.path("checks")).isNotEmpty().allSatisfy(check -> assertThat(
                        check.path("holds").asBoolean())
                .as(check.toString())
                .isTrue());
        assertThat(report.path("passed").asBoolean()).isTrue();
        assertThat(exitCode).isZero();
    }

    @Test
    void theMatchFindsWhatTheSampleHasSeededAndNothingElse() throws IOException {
        long seeds = Files.readAllLines(Path.of("samples/order-book/seeded-faults.csv"))
                        .size()
                - 1;
        var discrepancies = report.path("discrepancies");
        assertThat(discrepancies.path("seeded").asLong()).isEqualTo(seeds);
        assertThat(discrepancies.path("found").asLong()).isEqualTo(seeds);
        assertThat(discrepancies.path("unexpected")).isEmpty();
    }

    @Test
    void somebodyOverruledALineAndSomebodyWasLate() {
        assertThat(report.path("tasks").path("played").asLong()).isGreaterThan(20);
        assertThat(report.path("tasks").path("late").asLong()).isPositive();
        assertThat(figure("triage", "overruled")).isPositive();
    }

    @Test
    void theSupplierFellBackOnceAndRecovered() {
        var stages = report.path("report").path("stages").findValuesAsText("to");
        assertThat(stages).containsSubsequence("OPERATIONAL", "TEMPORARILY_STABLE", "OPERATIONAL", "STABLE");
    }

    @Test
    void aDrillThatWasKilledTwiceEndsWithTheSameReport() throws Exception {
        Path data = folder.resolve("killed");
        for (String day : List.of("2025-10-22", "2025-12-26")) {
            var drill = DrillProcess.start(data);
            drill.awaitLine(day);
            drill.kill();
        }
        var last = DrillProcess.start(data);
        assertThat(last.exitCode()).isEqualTo(exitCode);
        assertThat(Files.readString(data.resolve("drill/report.json")))
                .isEqualTo(Files.readString(folder.resolve("whole/drill/report.json")));
    }

    private static long figure(String section, String code) {
        long lines = 0;
        for (JsonNode figure : report.path("report").path("figures")) {
            if (figure.path("section").asText().equals(section)
                    && figure.path("code").asText().equals(code)) {
                lines += figure.path("lines").asLong();
            }
        }
        return lines;
    }
}
