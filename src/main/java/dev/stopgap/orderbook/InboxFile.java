package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in the watched folder.
 *
 * @param place its path below the folder, the same on every node
 * @param folder the name of the supplier's folder; null for one that lies in the watched folder itself
 * @param size in bytes
 * @param modified when it was last written to, in milliseconds
 */
record InboxFile(Path path, String place, @Nullable String folder, long size, long modified) {

    private static final Pattern TABLE = Pattern.compile("(?i).+\\.(?:csv|tsv|txt|xlsx|xlsm|xls|gz|zip)");
    private static final Pattern UNFINISHED = Pattern.compile("(?:\\.|~).*");

    /** What lies at {@code path}; nothing for what is no file, not a table by its name, empty, or still being written by its name. */
    static Optional<InboxFile> at(Path inbox, Path path) throws IOException {
        String name = path.getFileName().toString();
        if (!TABLE.matcher(name).matches() || UNFINISHED.matcher(name).matches()) {
            return Optional.empty();
        }
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() == 0) {
            return Optional.empty();
        }
        Path place = inbox.relativize(path);
        return Optional.of(new InboxFile(
                path,
                place.toString().replace('\\', '/'),
                place.getNameCount() == 1 ? null : place.getName(0).toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis()));
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Its kind, by the word that its name begins with: {@code orders_20251019.csv}. */
    Optional<Kind> kind() {
        String name = name().toLowerCase(Locale.ROOT);
        return Arrays.stream(Kind.values())
                .filter(kind -> name.startsWith(kind.fileName())
                        && !Character.isLetterOrDigit(
                                name.charAt(kind.fileName().length())))
                .findFirst();
    }

    /** The supplier that its folder names; none where that is no name of one. */
    Optional<SupplierId> supplier() {
        try {
            return folder == null ? Optional.empty() : Optional.of(new SupplierId(folder));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** It as it is now, and no other file that has its name. */
    String identity() {
        return place + " " + size + " " + modified;
    }
}
