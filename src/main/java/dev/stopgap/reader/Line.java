package dev.stopgap.reader;

import java.util.List;

/**
 * A line of a text as its reader sees it.
 *
 * @param level of a heading, 1 the highest; 0 otherwise
 * @param start its first letter in the visible text
 * @param end after its last letter
 * @param cells of a row, from left to right; none otherwise
 * @param table which table a row belongs to
 * @param block the paragraph or other block that holds it
 * @param past whether it is marked as an old text repeated below a new one
 */
public record Line(Kind kind, int level, int start, int end, List<Cell> cells, int table, int block, boolean past) {

    /** What a line is. */
    public enum Kind {
        HEADING,
        TEXT,
        ITEM,
        TERM,
        DEFINITION,
        ROW,
        RULE
    }

    /** A cell of a row; {@code head} where it is a heading of its row or column. */
    public record Cell(int start, int end, boolean head) {}
}
