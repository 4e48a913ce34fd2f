package dev.stopgap.orderbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after the other, their cells as they are stored. */
final class SheetRows implements AutoCloseable {

    private static final int COLUMNS = 1_000;
    private static final int RECORD = 1 << 22; // characters

    private final XlsxXml xml;
    private final SharedStrings strings;
    private final StringBuilder text = new StringBuilder();
    private int row;

    SheetRows(XlsxXml xml, SharedStrings strings) {
        this.xml = xml;
        this.strings = strings;
    }

    /**
     * A cell that holds something.
     *
     * @param type n for a number, s for a text, b for a truth value, e for an error, d for a date in words
     */
    record SheetCell(char type, int style, String value) {}

    /** The cells of the next row, null where there is none; null at the sheet's end. A stray one far to the right is the last. */
    @Nullable List<@Nullable SheetCell> next() throws IOException {
        while (xml.next()) {
            if (xml.starts("row")) {
                int told = XlsxFile.number(xml.attribute("r"));
                row = told > 0 ? told : row + 1;
                return cells();
            }
        }
        return null;
    }

    /** The number of the row last read, as the spreadsheet shows it. */
    int row() {
        return row;
    }

    private List<@Nullable SheetCell> cells() throws IOException {
        var cells = new ArrayList<@Nullable SheetCell>();
        int place = -1;
        int length = 0;
        while (xml.next() && !xml.ends("row")) {
            if (!xml.starts("c")) {
                continue;
            }
            int told = column(xml.attribute("r"));
            place = told >= 0 ? told : place + 1;
            SheetCell cell = cell();
            if (cell == null) {
                continue;
            }
            length += cell.value().length();
            if (length > RECORD) {
                throw new UnreadableFile("malformed", row, COLUMNS);
            }
            int at = Math.min(place, COLUMNS);
            while (cells.size() <= at) {
                cells.add(null);
            }
            cells.set(at, cell);
        }
        return cells;
    }

    private @Nullable SheetCell cell() throws IOException {
        String type = xml.attribute("t");
        int style = XlsxFile.number(xml.attribute("s"));
        text.setLength(0);
        boolean filled = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                text.setLength(0);
                xml.text(text);
                filled = true;
            } else if (xml.starts("is")) {
                xml.richText("is", text);
                filled = true;
            }
        }
        if (!filled || text.isEmpty()) {
            return null;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> new SheetCell('s', style, strings.get(XlsxFile.number(text.toString())));
            case "str", "inlineStr" -> new SheetCell('s', style, XlsxEscapes.undo(text));
            case "b" -> new SheetCell('b', style, text.toString());
            case "e" -> new SheetCell('e', style, text.toString());
            case "d" -> new SheetCell('d', style, text.toString());
            default -> new SheetCell('n', style, text.toString());
        };
    }

    /** The column of {@code AB12}, counted from 0; -1 if it is not told. */
    private static int column(@Nullable String reference) {
        if (reference == null) {
            return -1;
        }
        int column = 0;
        int letters = 0;
        while (letters < reference.length() && letters < 4 && Character.isLetter(reference.charAt(letters))) {
            column = column * 26 + Character.toUpperCase(reference.charAt(letters)) - 'A' + 1;
            letters++;
        }
        return column - 1;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
