package dev.stopgap.orderbook;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text as RFC 4180 has them, with any delimiter and any ends of lines. Of our own, because the library that
 * writes our files loses a quoted cell that holds a bare carriage return, as old Macs and some mainframes end their lines.
 */
final class CsvText implements AutoCloseable {

    static final int COLUMNS = 1_000;
    private static final int CELL = 1 << 20;
    private static final int RECORD = 1 << 22;

    private final Reader text;
    private final char delimiter;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder part = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private int position;
    private int limit;
    private int length;
    private boolean recordEnds;

    CsvText(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** A text that is no table. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        /** Whether it ended inside of quotes. */
        final boolean openQuote;

        Broken(boolean openQuote) {
            super(openQuote ? "open quote" : "malformed", null, false, false);
            this.openQuote = openQuote;
        }
    }

    /** The cells of the next line, blank or not; null at the end. */
    String @Nullable [] next() throws IOException, Broken {
        if (!isMore()) {
            return null;
        }
        cells.clear();
        length = 0;
        recordEnds = false;
        while (!recordEnds) {
            part.setLength(0);
            boolean quoted = isMore() && buffer[position] == '"';
            String cell = quoted ? quoted() : plain();
            length += cell.length();
            cells.add(cell);
            if (cells.size() > COLUMNS || length > RECORD) {
                throw new Broken(false);
            }
        }
        return cells.toArray(String[]::new);
    }

    private String plain() throws IOException, Broken {
        int start = position;
        while (true) {
            for (; position < limit; position++) {
                char c = buffer[position];
                if (c == delimiter || c == '\n' || c == '\r') {
                    String cell = textFrom(start);
                    position++;
                    ended(c);
                    return cell;
                }
            }
            keep(start);
            if (!isMore()) {
                recordEnds = true;
                return part.toString();
            }
            start = position;
        }
    }

    private String quoted() throws IOException, Broken {
        position++;
        int start = position;
        while (true) {
            while (position < limit && buffer[position] != '"') {
                position++;
            }
            if (position == limit) {
                keep(start);
                if (!isMore()) {
                    throw new Broken(true);
                }
                start = position;
                continue;
            }
            String soFar = textFrom(start);
            position++;
            if (!isMore()) {
                recordEnds = true;
                return soFar;
            }
            char c = buffer[position];
            position++;
            if (c != '"') {
                closed(c);
                return soFar;
            }
            part.setLength(0);
            part.append(soFar).append('"');
            start = position;
        }
    }

    private void closed(char c) throws IOException, Broken {
        if (c != delimiter && c != '\n' && c != '\r') {
            throw new Broken(false);
        }
        ended(c);
    }

    private void ended(char c) throws IOException {
        recordEnds = c != delimiter;
        if (c == '\r' && isMore() && buffer[position] == '\n') {
            position++;
        }
    }

    private String textFrom(int start) throws Broken {
        if (part.isEmpty()) {
            return new String(buffer, start, position - start);
        }
        keep(start);
        return part.toString();
    }

    private void keep(int start) throws Broken {
        part.append(buffer, start, position - start);
        if (part.length() > CELL) {
            throw new Broken(false);
        }
    }

    private boolean isMore() throws IOException {
        if (position < limit) {
            return true;
        }
        int read = text.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
