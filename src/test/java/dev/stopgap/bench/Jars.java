package dev.stopgap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two applications that are measured. */
final class Jars {

    /** What the bare application logs when it is ready. */
    static final String BARE_READY = "bare: ready";

    private Jars() {}

    /** Stopgap as this build has packaged it. */
    static Path stopgap() {
        var jar = Path.of("target", "stopgap.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " is missing: the bench runs after the package phase (mvn -Pbench verify)");
        }
        return jar;
    }

    /** The bare application, built here by the same Maven as a project of its own: its class path holds nothing of ours. */
    static Path bare() {
        var project = Path.of("bench", "bare").toAbsolutePath();
        var command = List.of(
                System.getProperty("stopgap.bench.mvn", "mvn"),
                "-q",
                "-B",
                "-f",
                project.resolve("pom.xml") + "",
                "package");
        try {
            var logs = Files.createDirectories(Report.folder().resolve("logs"));
            var log = logs.resolve("bare-build.log");
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("the bare application was not built (" + exit + "): " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return project.resolve("target").resolve("bare.jar");
    }
}
