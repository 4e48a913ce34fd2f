package dev.stopgap.orderbook;

import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files that somebody has sent and not yet confirmed, beside the database; forgotten after a day. */
@Component
class Uploads {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final Clock clock;

    Uploads(StopgapProperties properties, Clock clock) {
        this.folder = properties.data("imports");
        this.clock = clock;
    }

    /** Keeps {@code content} until it is known to which import it belongs. */
    Path receive(InputStream content) throws IOException {
        Files.createDirectories(folder);
        forgetOld();
        Path file = Files.createTempFile(folder, "upload", ".part");
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    /** Keeps {@code file} as that of the dry run {@code id}. */
    void keep(Path file, long id) throws IOException {
        Files.move(file, ofDryRun(id), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file of the dry run {@code id}, if it has not been confirmed, given up or forgotten. */
    Optional<Path> find(long id) {
        return Optional.of(ofDryRun(id)).filter(Files::exists);
    }

    void forget(long id) throws IOException {
        Files.deleteIfExists(ofDryRun(id));
    }

    private Path ofDryRun(long id) {
        return folder.resolve(id + ".upload");
    }

    private void forgetOld() throws IOException {
        Instant old = clock.instant().minus(KEPT);
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
