package dev.stopgap.orderbook;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows on their way into a table, in the text form of PostgreSQL's {@code COPY}. */
final class CopyRows implements AutoCloseable {

    private static final int FULL = 1 << 16;

    private final CopyIn copy;
    private byte[] buffer = new byte[FULL + 4096];
    private int length;
    private boolean first = true;

    CopyRows(CopyManager copies, String sql) throws SQLException {
        copy = copies.copyIn(sql);
    }

    /** The next field of the row; null for none. */
    void add(@Nullable String field) {
        if (!first) {
            put((byte) '\t');
        }
        first = false;
        if (field == null) {
            put((byte) '\\');
            put((byte) 'N');
        } else if (!addAscii(field)) {
            for (byte b : field.getBytes(StandardCharsets.UTF_8)) {
                escape(b);
            }
        }
    }

    private boolean addAscii(String field) {
        int size = field.length();
        for (int i = 0; i < size; i++) {
            if (field.charAt(i) > '~') {
                return false;
            }
        }
        for (int i = 0; i < size; i++) {
            escape((byte) field.charAt(i));
        }
        return true;
    }

    private void escape(byte b) {
        switch (b) {
            case '\\' -> {
                put((byte) '\\');
                put((byte) '\\');
            }
            case '\t' -> {
                put((byte) '\\');
                put((byte) 't');
            }
            case '\n' -> {
                put((byte) '\\');
                put((byte) 'n');
            }
            case '\r' -> {
                put((byte) '\\');
                put((byte) 'r');
            }
            default -> put(b);
        }
    }

    private void put(byte b) {
        if (length == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        }
        buffer[length++] = b;
    }

    /** Ends the row. */
    void end() throws SQLException {
        put((byte) '\n');
        first = true;
        if (length >= FULL) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    /** Ends the copy; returns the number of rows. */
    long finish() throws SQLException {
        flush();
        return copy.endCopy();
    }

    /** Gives the copy up if it was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
