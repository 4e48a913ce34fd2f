package dev.stopgap.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A drill in a process of its own, which can be killed. */
final class DrillProcess {

    private static final int MINUTES = 10;
    private static final int LINES_KEPT = 60;

    private final Path data;
    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread reader;
    private volatile String awaited = "\0";
    private volatile CountDownLatch seen = new CountDownLatch(1);

    private DrillProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
        this.reader = new Thread(this::read, "drill output");
    }

    static DrillProcess start(Path data) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        classPath,
                        "dev.stopgap.Stopgap",
                        "--spring.profiles.active=drill",
                        "--server.port=0",
                        "--stopgap.drill.exit=true",
                        "--stopgap.drill.speed=1000000000",
                        "--stopgap.data-dir=" + data))
                .redirectErrorStream(true)
                .start();
        var drill = new DrillProcess(data, process);
        drill.reader.start();
        return drill;
    }

    /** Waits until the console tells of {@code text}. */
    void awaitLine(String text) throws InterruptedException {
        seen = new CountDownLatch(1);
        awaited = text;
        assertThat(seen.await(MINUTES, TimeUnit.MINUTES))
                .as("a line with %s after %s", text, lastLines)
                .isTrue();
        assertThat(process.isAlive()).as(lastLines.toString()).isTrue();
    }

    /** Kills it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                .as("the drill ends")
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    String report() throws IOException {
        Path file = data.resolve("drill/report.json");
        assertThat(file)
                .as("no report; the last lines were: %s", String.join("\n", lastLines))
                .exists();
        return Files.readString(file);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (lastLines) {
                    lastLines.addLast(line);
                    if (lastLines.size() > LINES_KEPT) {
                        lastLines.removeFirst();
                    }
                }
                if (line.contains(awaited)) {
                    seen.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            seen.countDown();
        }
    }
}
