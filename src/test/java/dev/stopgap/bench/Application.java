package dev.stopgap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An executable jar running in a process of its own, as a user would start it. */
final class Application implements AutoCloseable {

    /** The same for everyone who is measured. */
    static final List<String> JVM = List.of("-Xmx1g", "-Duser.timezone=Asia/Tokyo");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final long started = System.nanoTime();
    private final Process process;
    private final Path log;
    private final int port;

    private Application(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts {@code jar} on a free port, its database named by {@code environment} or by nothing. */
    static Application start(Path jar, Map<String, String> environment, List<String> arguments) {
        return start(jar, JVM, environment, arguments);
    }

    /** The same with other options of the JVM. */
    static Application start(Path jar, List<String> options, Map<String, String> environment, List<String> arguments) {
        try {
            int port = freePort();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
            command.addAll(arguments);
            var logs = Files.createDirectories(Report.folder().resolve("logs"));
            var log = Files.createTempFile(logs, jar.getFileName() + "-", ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
            builder.environment().putAll(environment);
            return new Application(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until {@code path} answers 200, and returns what it took since the process began. */
    Start untilOk(String path) {
        return until(() -> status(path) == 200);
    }

    /** Waits until the application has logged {@code words} and answers on its port with whatever status. */
    Start untilLogged(String words) {
        return until(() -> log().contains(words) && status("/") > 0);
    }

    private Start until(BooleanSupplier ready) {
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("ended with " + process.exitValue() + " before it was ready: " + lastLines());
            }
            if (running().compareTo(PATIENCE) > 0) {
                throw new AssertionError("not ready after " + PATIENCE + ": " + lastLines());
            }
            pause();
        }
        return new Start(seconds(running()), cpuSeconds(), peakMegabytes());
    }

    /** Waits for the end; whether it came within {@code limit}. */
    boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    Duration running() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of what it has printed, for those who ask why. */
    String lastLines() {
        var lines = log().lines().toList();
        return "…\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    int port() {
        return port;
    }

    private int status(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private double cpuSeconds() {
        return process.info().totalCpuDuration().map(Application::seconds).orElse(Double.NaN);
    }

    // The greatest resident size so far, as Linux counts it; elsewhere it is not measured.
    OptionalDouble peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst();
        } catch (IOException noSuchFile) {
            return OptionalDouble.empty();
        }
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(Duration.ofMinutes(1))) {
            process.destroyForcibly();
        }
    }
}
