package dev.stopgap.orderbook;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text file of records: commas, tabs, semicolons or bars between its cells, whichever makes its header readable. */
final class CsvRecords implements Records {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final int COLUMNS = 1_000;
    private static final int CELL = 1 << 20;
    private static final int RECORD = 1 << 22;
    // A cell as it is written may be twice as long: each of its characters may be a quote.
    private static final int BUFFER = 3 * CELL;

    private final Encoding encoding;
    private final CloseableIterator<String[]> records;
    private final HeaderSearch search;
    private long read;

    private CsvRecords(Encoding encoding, CloseableIterator<String[]> records, Mapping mapping) throws IOException {
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

    private static CloseableIterator<String[]> records(Path file, Encoding encoding, char delimiter)
            throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        var cells = StringArrayHandler.builder()
                .maxFields(COLUMNS)
                .maxFieldSize(CELL)
                .maxRecordSize(RECORD)
                .build();
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(cells, new InputStreamReader(in, encoding.charset()))
                .iterator();
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
            String[] cells = nextLine();
            while (cells != null && (blank(cells) || isEndOfOldText(cells))) {
                cells = nextLine();
            }
            read++;
            return cells;
        } catch (CsvParseException e) {
            throw isOpenQuote(e)
                    ? new UnreadableFile("openQuote", read)
                    : new UnreadableFile("malformed", read + 1, COLUMNS);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private String @Nullable [] nextLine() {
        return records.hasNext() ? records.next() : null;
    }

    // The library tells this apart from other faults by its message alone.
    private static boolean isOpenQuote(CsvParseException e) {
        Throwable fault = e.getCause() == null ? e : e.getCause();
        return String.valueOf(fault.getMessage()).startsWith("Unclosed quoted field");
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
