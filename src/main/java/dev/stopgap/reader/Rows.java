package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one row of a table: cell by cell where its columns are areas, else as one statement from left to right. */
final class Rows {

    private static final Pattern QUESTION = Pattern.compile("q\\s?\\d*[.:]?");
    private static final Pattern ANSWER = Pattern.compile("a\\s?\\d*[.:]?");

    private final NormalText text;
    private final Words words;
    private final Line header;
    private final Line row;

    Rows(NormalText text, Words words, Line header, Line row) {
        this.text = text;
        this.words = words;
        this.header = header;
        this.row = row;
    }

    /**
     * A value with the spans that head it, the nearest first.
     *
     * @param answer whether it answers the question of the row before
     */
    record Value(int start, int end, List<int[]> heads, boolean answer) {}

    void read(Consumer<Value> values, Consumer<int[]> questions) {
        var cells = row.cells();
        String first = cell(0);
        if (cells.size() == 2 && QUESTION.matcher(first).matches()) {
            questions.accept(span(1));
        } else if (cells.size() == 2 && ANSWER.matcher(first).matches()) {
            values.accept(value(1, List.of(), true));
        } else if (row == header && isHeader()) {
            // Column heads say nothing by themselves.
        } else if (columnsAreAreas()) {
            byColumn(values);
        } else {
            asOne(values);
        }
    }

    private boolean isHeader() {
        return header.cells().size() > 1
                && (header.cells().stream().allMatch(Line.Cell::head)
                        || header.cells().stream().noneMatch(Line.Cell::head) && header.table() > 0 && isBarTable());
    }

    // A table of bars in a plain text: its first row is the head.
    private boolean isBarTable() {
        return header.end() < text.origin(text.length()) && header.cells().size() > 2;
    }

    private boolean columnsAreAreas() {
        if (row == header || !isHeader() || header.cells().size() != row.cells().size()) {
            return false;
        }
        return java.util.stream.IntStream.range(1, header.cells().size())
                .anyMatch(column -> !words.areas(head(column)).isEmpty() && !words.has("pastColumns", head(column)));
    }

    private void byColumn(Consumer<Value> values) {
        for (int column = 1; column < row.cells().size(); column++) {
            if (!words.areas(head(column)).isEmpty()) {
                var heads = new ArrayList<int[]>();
                heads.add(headSpan(column));
                heads.add(span(0));
                values.accept(value(column, heads, false));
            }
        }
    }

    // The first cell heads the others; columns of the past are left out.
    private void asOne(Consumer<Value> values) {
        boolean headed = row != header
                && isHeader()
                && header.cells().size() == row.cells().size();
        var heads = new ArrayList<int[]>();
        int start = -1;
        int end = -1;
        for (int column = 0; column < row.cells().size(); column++) {
            if (headed && words.has("pastColumns", head(column)) && column > 0) {
                continue;
            }
            int[] span = span(column);
            boolean label = column == 0
                    || !words.services(cell(column)).isEmpty()
                            && words.areas(cell(column)).isEmpty()
                            && column + 1 < row.cells().size();
            boolean areaAlone =
                    words.isAreasOnly(cell(column)) && column + 1 < row.cells().size();
            if (start < 0 && (label || areaAlone) && row.cells().size() > 1) {
                heads.add(0, span);
            } else {
                start = start < 0 || span[0] < start ? span[0] : start;
                end = Math.max(end, span[1]);
            }
        }
        if (start >= 0 && end > start) {
            values.accept(new Value(start, end, heads, false));
        }
    }

    private Value value(int column, List<int[]> heads, boolean answer) {
        int[] span = span(column);
        return new Value(span[0], span[1], heads, answer);
    }

    private int[] span(int column) {
        var cell = row.cells().get(column);
        return new int[] {text.indexOf(cell.start()), text.indexOf(cell.end())};
    }

    private int[] headSpan(int column) {
        var cell = header.cells().get(column);
        return new int[] {text.indexOf(cell.start()), text.indexOf(cell.end())};
    }

    private String cell(int column) {
        int[] span = span(column);
        return text.text(span[0], span[1]).strip();
    }

    private String head(int column) {
        int[] span = headSpan(column);
        return text.text(span[0], span[1]).strip();
    }
}
