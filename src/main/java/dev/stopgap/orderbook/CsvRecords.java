package dev.stopgap.orderbook;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A text file of records: commas, tabs, semicolons or bars between its cells, whichever makes its header readable. */
final class CsvRecords implements Records {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final int COLUMNS = 1_000;
    private static final int CELL = 1 << 20;
    private static final int RECORD = 1 << 22;
    // Put behind the file's end: where it is not the last record, a quote was left open.
    private static final String END = "\u0001end of file\u0001";

    private final Encoding encoding;
    private final CloseableIterator<String[]> records;
    private final HeaderSearch search;
    private long read;
    private boolean ended;

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
        Encoding encoding = Encoding.of(file);
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
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(false)
                .detectBomHeader(false)
                .maxBufferSize(RECORD)
                .build(cells, new WithEnd(new InputStreamReader(in, encoding.charset())))
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
    public String @Nullable [] next() {
        String[] before = search.next();
        return before != null ? before : read();
    }

    private String @Nullable [] read() {
        if (ended) {
            return null;
        }
        try {
            while (true) {
                String[] cells = records.next();
                if (cells.length == 1 && cells[0].equals(END)) {
                    ended = true;
                    return null;
                }
                boolean endOfOldText = cells.length == 1 && cells[0].equals("\u001a"); // as CP/M ended its files
                if (!blank(cells) && !endOfOldText) {
                    read++;
                    return cells;
                }
            }
        } catch (NoSuchElementException e) {
            throw new UnreadableFile("openQuote", read);
        } catch (CsvParseException e) {
            throw new UnreadableFile("malformed", read + 1, COLUMNS);
        } catch (UncheckedIOException e) {
            throw new UnreadableFile("undecodable");
        }
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

    /** A file's text, then a line that no file has. */
    private static final class WithEnd extends Reader {
        private final Reader text;
        private @Nullable Reader end;

        WithEnd(Reader text) {
            this.text = new BufferedReader(text, 1 << 16);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (end == null) {
                int count = text.read(buffer, offset, length);
                if (count >= 0) {
                    return count;
                }
                end = new StringReader("\n" + END);
            }
            return end.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
