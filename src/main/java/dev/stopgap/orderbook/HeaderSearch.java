package dev.stopgap.orderbook;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a file's header stands: in its first record, or below titles of which no word is a column's name, where all that is
 * required is there. Nothing else is taken for a header.
 */
final class HeaderSearch {

    private static final int FIRST = 20;

    private final Header header;
    private final Deque<String[]> ahead;

    private HeaderSearch(Header header, Deque<String[]> ahead) {
        this.header = header;
        this.ahead = ahead;
    }

    /** The records of a file. */
    interface Source {
        String @Nullable [] next() throws IOException;
    }

    static HeaderSearch in(Source records, Mapping mapping) throws IOException {
        String[] first = records.next();
        if (first == null) {
            return new HeaderSearch(new Header(List.of(), List.of()), new ArrayDeque<>());
        }
        Header header = Header.of(first, mapping);
        var ahead = new ArrayDeque<String[]>();
        while (header.known() == 0 && !isDraftOf(header, mapping) && ahead.size() < FIRST) {
            String[] next = readable(records);
            if (next == null) {
                break;
            }
            Header candidate = Header.of(next, mapping);
            if (candidate.fits(mapping.kind) || isDraftOf(candidate, mapping)) {
                return new HeaderSearch(candidate, new ArrayDeque<>());
            }
            ahead.add(next);
        }
        return new HeaderSearch(header, ahead);
    }

    private static boolean isDraftOf(Header header, Mapping mapping) {
        return mapping.isDraft() && header.isEnough(mapping.kind);
    }

    private static String @Nullable [] readable(Source records) throws IOException {
        try {
            return records.next();
        } catch (UnreadableFile e) {
            return null; // that there is no header says more than what is wrong further down
        }
    }

    Header header() {
        return header;
    }

    /** A record that was read in search of the header, and stands below it; null when there are no more. */
    String @Nullable [] next() {
        return ahead.poll();
    }
}
