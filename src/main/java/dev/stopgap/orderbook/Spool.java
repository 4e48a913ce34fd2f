package dev.stopgap.orderbook;

import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A place for the bytes of a file while it is read, in the data directory. Whoever uses one holds its lock, which a killed
 * process loses: the next start deletes what nobody holds.
 */
@Component
class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final String ENDING = ".spool";

    private final Path folder;

    Spool(StopgapProperties properties) {
        this.folder = properties.data("imports", "spool");
    }

    /** A file that is here until it is closed. */
    record Spooled(Path path, FileChannel held) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            held.close();
            Files.deleteIfExists(path);
        }
    }

    /**
     * Keeps {@code content}.
     *
     * @throws NoRoom if it cannot be written
     * @throws IOException if it cannot be read
     */
    Spooled take(InputStream content) throws IOException {
        Spooled file = create();
        try {
            byte[] piece = new byte[1 << 16];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                write(file.held(), ByteBuffer.wrap(piece, 0, read));
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Spooled create() {
        try {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "import", ENDING);
            var channel = FileChannel.open(path, StandardOpenOption.WRITE);
            channel.lock();
            return new Spooled(path, channel);
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    private static void write(FileChannel file, ByteBuffer piece) {
        try {
            while (piece.hasRemaining()) {
                file.write(piece);
            }
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    /** Deletes what a killed process has left. */
    @EventListener(ApplicationReadyEvent.class)
    void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                if (isNobodys(file)) {
                    Files.deleteIfExists(file);
                    log.info(
                            "Deleted {}, which an interrupted import had left; nothing of it was stored",
                            file.getFileName());
                }
            }
        }
    }

    private static boolean isNobodys(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // ours
        }
    }

    /** The disk does not take a file. */
    static final class NoRoom extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoRoom(IOException cause) {
            super(cause);
        }
    }
}
