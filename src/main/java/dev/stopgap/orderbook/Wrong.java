package dev.stopgap.orderbook;

import java.util.List;

/**
 * One thing that is wrong with a row.
 *
 * @param column its canonical name; empty where the row as a whole is wrong
 * @param header what the file calls it
 * @param value the cell as it came
 * @param code {@code import.wrong.<code>} says what is wrong, {@code import.remedy.<code>} how to mend it
 * @param details what those sentences fill in
 */
record Wrong(String column, String header, String value, String code, List<String> details) {

    private static final int SHOWN = 200;

    static Wrong in(Column column, String header, String value, Refused why) {
        return new Wrong(column.name(), header, shown(value), why.code, why.details);
    }

    /** A row of another width than the header: at the first cell that is missing or too much. */
    static Wrong shape(String column, String header, String value, String code, int cells, int width) {
        return new Wrong(column, header, shown(value), code, List.of(String.valueOf(cells), String.valueOf(width)));
    }

    /** Text that a table can hold and a person can see: PostgreSQL has no NUL, and nobody reads a megabyte. */
    private static String shown(String value) {
        String text = value.replace('\0', '\u2400');
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
