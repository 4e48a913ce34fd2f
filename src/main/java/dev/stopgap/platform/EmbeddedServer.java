package dev.stopgap.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own, on the loopback, whose data outlives it. */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final EmbeddedPostgres server;

    private EmbeddedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server on {@code directory}, which is filled at the first start.
     *
     * @param forgetful whether the last moment may be lost when the machine itself fails: right for a drill, which then
     *     goes on from a little earlier; a killed application loses nothing either way
     */
    static EmbeddedServer start(Path directory, boolean forgetful) {
        try {
            Files.createDirectories(directory);
            stopOrphan(directory);
            return new EmbeddedServer(EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    // Closed by Spring, after everything that needs it.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("synchronous_commit", forgetful ? "off" : "on")
                    .start());
        } catch (IOException | IllegalStateException e) {
            throw new StartupFailure(
                    "The built-in PostgreSQL cannot start on " + directory + ": " + e.getMessage(),
                    "Check that the folder is writable and not in use by another Stopgap (stopgap.data-dir), or set DATABASE_URL.",
                    e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    // After a kill -9 of this application its server lives on, and would refuse us its data directory.
    private static void stopOrphan(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .filter(process ->
                        process.parent().filter(EmbeddedServer::isJava).isEmpty());
        if (orphan.isPresent()) {
            log.info("Stopping the PostgreSQL that an earlier run left behind (process {})", pid);
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("process " + pid + " of an earlier run does not stop", e);
            }
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").contains("java");
    }
}
