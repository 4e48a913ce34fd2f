package dev.stopgap.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the application as its users do, in a process of its own, where it cannot start. */
class StartTest {

    @TempDir
    Path directory;

    @Test
    void aPortInUseIsNamedWithItsRemedy() throws Exception {
        try (var taken = new ServerSocket(0)) {
            String said = start(
                    Map.of(
                            "DATABASE_URL", TestDatabase.newDatabase(),
                            "DATABASE_USER", "postgres",
                            "DATABASE_PASSWORD", "postgres",
                            "STOPGAP_ADMIN_PASSWORD", "test-only-admin"),
                    "--server.port=" + taken.getLocalPort());
            assertThat(said)
                    .contains("Port " + taken.getLocalPort() + " was already in use", "another port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithItsRemedy() throws Exception {
        String said = start(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=2"));
        assertThat(said)
                .contains("jdbc:postgresql://127.0.0.1:1/nowhere", "cannot be reached", "Check that the server runs")
                .doesNotContain("\tat ");
    }

    @Test
    void aDatabaseThatIsNotPostgreSqlIsNamedWithItsRemedy() throws Exception {
        String said = start(Map.of("DATABASE_URL", "jdbc:mysql://db.example/stopgap"));
        assertThat(said)
                .contains(
                        "\"jdbc:mysql://db.example/stopgap\", which is not a JDBC URL of PostgreSQL",
                        "Set it to jdbc:postgresql://")
                .doesNotContain("\tat ");
    }

    @Test
    void aProfileWithAnUnknownKeyIsNamedWithFileAndLine() throws Exception {
        String good = Files.readString(Path.of("suppliers/sample.yaml"));
        Files.writeString(directory.resolve("sample.yaml"), good + "\nnmae_en: y\n");
        String said = start(Map.of(), "--stopgap.suppliers-dir=" + directory);
        assertThat(said)
                .contains("sample.yaml, line", "nmae_en", "Mend that line")
                .doesNotContain("\tat ");
    }

    private String start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.stopgap.Stopgap",
                "--stopgap.data-dir=" + directory.resolve("data")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.startsWith("STOPGAP_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isNotZero();
        return said;
    }
}
