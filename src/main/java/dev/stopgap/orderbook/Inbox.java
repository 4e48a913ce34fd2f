package dev.stopgap.orderbook;

import dev.stopgap.platform.StartupFailure;
import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The watched folder of nightly exports, {@code stopgap.inbox}: {@code <supplier>/<kind>….csv}, our own approvers beside the
 * suppliers' folders. A file is read when it has not changed between two looks. Afterwards it lies in {@code done}, or in
 * {@code refused} with its {@code ….errors.csv}, both beside where it was. If the server stops between the import and the
 * move, the same file is imported again, which changes nothing. A lock in the database keeps two nodes from one file.
 */
@Component
class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMinutes(5);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private final @Nullable Path folder;
    private final InboxDesk desk;
    private final JdbcTemplate connection;
    private final Clock clock;
    private Map<Path, InboxFile> seen = new HashMap<>();
    // Taken in, but could not be moved away: not to be taken in again and again.
    private final Map<String, Path> decided = new HashMap<>();
    private final Map<String, Instant> later = new HashMap<>();

    Inbox(StopgapProperties properties, InboxDesk desk, JdbcTemplate connection, Clock clock) {
        Path inbox = properties.inbox();
        this.folder = inbox == null ? null : inbox.toAbsolutePath().normalize();
        this.desk = desk;
        this.connection = connection;
        this.clock = clock;
        if (folder != null && (!Files.isDirectory(folder) || !Files.isWritable(folder))) {
            throw new StartupFailure(
                    "stopgap.inbox is " + folder + ", which is no folder that Stopgap can write to.",
                    "Make the folder and give the user that runs Stopgap the right to write there, or leave the setting out.",
                    null);
        }
    }

    /** Looks at the folder once; returns how many files were taken in or refused. */
    synchronized int look() {
        if (folder == null) {
            return 0;
        }
        var now = new HashMap<Path, InboxFile>();
        int moved = 0;
        for (InboxFile file : files(folder)) {
            now.put(file.path(), file);
            boolean quiet = file.equals(seen.get(file.path()));
            boolean due = !later.getOrDefault(file.identity(), Instant.MIN).isAfter(clock.instant());
            if (quiet && due && takeIfFree(file)) {
                moved++;
            }
        }
        seen = now;
        var here = now.values().stream().map(InboxFile::identity).toList();
        decided.keySet().retainAll(here);
        later.keySet().retainAll(here);
        return moved;
    }

    /** Orders before what refers to them, then by name. */
    private List<InboxFile> files(Path inbox) {
        var files = new ArrayList<InboxFile>();
        try {
            addFiles(inbox, files);
            for (Path path : list(inbox)) {
                String name = path.getFileName().toString();
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        && !name.startsWith(".")
                        && !List.of(DONE, REFUSED).contains(name)) {
                    addFiles(path, files);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            log.warn("The folder {} cannot be read: {}", inbox, e.toString());
        }
        files.sort(Comparator.comparing(
                        (InboxFile file) -> file.kind().map(Kind::ordinal).orElse(-1))
                .thenComparing(InboxFile::place));
        return files;
    }

    private void addFiles(Path directory, List<InboxFile> files) throws IOException {
        for (Path path : list(directory)) {
            try {
                InboxFile.at(java.util.Objects.requireNonNull(folder), path).ifPresent(files::add);
            } catch (NoSuchFileException e) {
                continue; // another node has just taken it
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.toList();
        }
    }

    private boolean takeIfFree(InboxFile file) {
        try {
            return Boolean.TRUE.equals(connection.execute((ConnectionCallback<Boolean>) session -> {
                if (!lock(session, "select pg_try_advisory_lock(hashtext('inbox'), hashtext(?))", file)) {
                    return false; // another node is at it
                }
                try {
                    return isStillThere(file) && take(file);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } finally {
                    lock(session, "select pg_advisory_unlock(hashtext('inbox'), hashtext(?))", file);
                }
            }));
        } catch (RuntimeException e) {
            log.warn("{} stays in the inbox and is tried again later: {}", file.place(), e.toString());
            later.put(file.identity(), clock.instant().plus(BEFORE_NEXT_TRY));
            return false;
        }
    }

    private static boolean lock(Connection session, String statement, InboxFile file) throws SQLException {
        try (var call = session.prepareStatement(statement)) {
            call.setString(1, file.place());
            try (var answer = call.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private boolean isStillThere(InboxFile file) throws IOException {
        try {
            return InboxFile.at(java.util.Objects.requireNonNull(folder), file.path())
                    .equals(Optional.of(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean take(InboxFile file) throws IOException {
        Path target = decided.get(file.identity());
        if (target == null) {
            target = decide(file);
            decided.put(file.identity(), target);
        }
        move(file.path(), target);
        return true;
    }

    /** Imports the file; returns where it is to lie then. */
    private Path decide(InboxFile file) throws IOException {
        // Both before the import: what could not be moved away afterwards is better not begun.
        Path done = Files.createDirectories(file.path().resolveSibling(DONE));
        Path beside = Files.createDirectories(file.path().resolveSibling(REFUSED));
        Path refused = free(beside, file.name());
        Path report = refused.resolveSibling(refused.getFileName() + ".errors.csv");
        Path draft = report.resolveSibling("." + report.getFileName() + ".part");
        try {
            if (desk.take(file, draft)) {
                return free(done, file.name());
            }
            move(draft, report);
            return refused;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path free(Path directory, String name) {
        Path path = directory.resolve(name);
        if (!Files.exists(path)) {
            return path;
        }
        int dot = name.lastIndexOf('.');
        String stamp = STAMP.format(clock.instant().atZone(dev.stopgap.platform.BusinessTime.ZONE));
        for (int i = 1; ; i++) {
            String more = i == 1 ? stamp : stamp + "-" + i;
            path = directory.resolve(name.substring(0, dot) + "." + more + name.substring(dot));
            if (!Files.exists(path)) {
                return path;
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
