package dev.stopgap.orderbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A text file of records: commas, tabs, semicolons or bars between its cells, whichever makes its header readable. */
final class CsvRecords implements Records {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    private final Encoding encoding;
    private final CsvText records;
    private final HeaderSearch search;
    private long read;

    private CsvRecords(Encoding encoding, CsvText records, Mapping mapping) throws IOException {
        this.encoding = encoding;
        this.records = records;
        try {
            search = HeaderSearch.in(this::read, mapping);
            read = 0;
        } catch (IOException | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** Opens {@code file} and reads its header. */
    static CsvRecords open(Path file, Mapping mapping) throws IOException {
        Encoding encoding = Encoding.of(file, mapping.encoding);
        CsvRecords best = null;
        UnreadableFile unreadable = null;
        for (char delimiter : DELIMITERS) {
            CsvRecords candidate;
            try {
                candidate = new CsvRecords(encoding, records(file, encoding, delimiter), mapping);
            } catch (UnreadableFile e) {
                unreadable = unreadable == null ? e : unreadable;
                continue; // another delimiter may make sense of it
            }
            if (best == null) {
                best = candidate;
            } else if (candidate.fitsBetterThan(best)) {
                best.close();
                best = candidate;
            } else {
                candidate.close();
            }
        }
        if (unreadable != null && (best == null || best.header().known() == 0)) {
            if (best != null) {
                best.close();
            }
            throw unreadable;
        }
        if (best == null) {
            throw new IllegalStateException("no delimiter was tried");
        }
        return best;
    }

    // Where nobody knows a name, the delimiter that makes the most of them.
    private boolean fitsBetterThan(CsvRecords other) {
        long more = header().known() - other.header().known();
        return more > 0
                || (more == 0
                        && header().names().size() > other.header().names().size());
    }

    private static CsvText records(Path file, Encoding encoding, char delimiter) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return new CsvText(new InputStreamReader(in, encoding.charset()), delimiter);
    }

    @Override
    public String encoding() {
        return encoding.name();
    }

    @Override
    public String otherEncoding() {
        String other = encoding.other();
        return other == null ? "" : other;
    }

    @Override
    public Header header() {
        return search.header();
    }

    @Override
    public String @Nullable [] next() throws IOException {
        String[] before = search.next();
        return before != null ? before : read();
    }

    private String @Nullable [] read() throws IOException {
        try {
            String[] cells = records.next();
            while (cells != null && (blank(cells) || isEndOfOldText(cells))) {
                cells = records.next();
            }
            read++;
            return cells;
        } catch (CsvText.Broken e) {
            throw e.openQuote
                    ? new UnreadableFile("openQuote", read)
                    : new UnreadableFile("malformed", read + 1, CsvText.COLUMNS);
        }
    }

    /** The character with which CP/M ended its files, and some hosts still do. */
    private static boolean isEndOfOldText(String[] cells) {
        return cells.length == 1 && cells[0].equals("\u001a");
    }

    static boolean blank(String[] cells) {
        for (String cell : cells) {
            if (!Width.trim(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int sheetRow() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
