package dev.stopgap.orderbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file's records, cell by cell, into the staging table; what is wrong with one goes there beside it. */
final class Rows {

    private static final int OFTEN = 2_000;

    private final Records records;
    private final Header header;
    private final Cells cells;
    private final Kind kind;
    private final ObjectMapper json;
    private final List<Wrong> wrong = new ArrayList<>();

    Rows(Records records, Mapping mapping, ObjectMapper json) {
        this.records = records;
        this.header = records.header();
        this.cells = new Cells(mapping);
        this.kind = mapping.kind;
        this.json = json;
    }

    /** The columns that the file has, in its order: those of the staging table. */
    List<Column> columns() {
        var present = new ArrayList<Column>();
        for (Column column : header.columns()) {
            if (column != null) {
                present.add(column);
            }
        }
        return present;
    }

    /** Reads all records into {@code into}; returns their number. */
    long copy(CopyRows into, Progress progress) throws IOException, SQLException {
        int width = header.names().size();
        var read = new @Nullable String[width];
        long row = 0;
        for (String[] record = records.next(); record != null; record = records.next()) {
            row++;
            wrong.clear();
            measure(record, width);
            for (int i = 0; i < width; i++) {
                Column column = header.columns().get(i);
                read[i] = column == null || i >= record.length ? null : cell(column, i, record[i]);
            }
            if (kind == Kind.TRANSACTIONS) {
                signs(read, record);
            }
            into.add(Long.toString(row));
            into.add(records.sheetRow() == 0 ? null : Integer.toString(records.sheetRow()));
            into.add(wrong.isEmpty() ? null : write(wrong));
            for (int i = 0; i < width; i++) {
                if (header.columns().get(i) != null) {
                    into.add(read[i]);
                }
            }
            into.end();
            if (row % OFTEN == 0) {
                progress.reached(row);
            }
        }
        return row;
    }

    private void measure(String[] record, int width) {
        if (record.length < width) {
            Column first = header.columns().get(record.length);
            wrong.add(Wrong.shape(
                    first == null ? "" : first.name(),
                    header.names().get(record.length),
                    "",
                    "tooFewCells",
                    record.length,
                    width));
        }
        // An errors.csv has columns without names for what a row has too much of: it is still too much.
        int named = header.sentAgain() ? header.namedWidth() : width;
        for (int i = named; i < record.length; i++) {
            boolean surplus = i >= width || i < header.own().size();
            if (surplus && !Width.trim(record[i]).isEmpty()) {
                wrong.add(Wrong.shape("", "", record[i], "tooManyCells", record.length, named));
                return;
            }
        }
    }

    private @Nullable String cell(Column column, int place, String cell) {
        try {
            String doubt = records.doubt(place);
            if (doubt != null) {
                throw new Refused(doubt);
            }
            String text = cells.read(column, cell);
            if (!text.isEmpty()) {
                return text;
            }
            if (column.required()) {
                throw new Refused("empty");
            }
        } catch (Refused e) {
            wrong.add(Wrong.in(column, header.names().get(place), cell, e));
        }
        return null;
    }

    /** A sale is positive, its correction negative; anything else may be a slip of the pen in either direction. */
    private void signs(@Nullable String[] read, String[] record) {
        String what = null;
        int amount = -1;
        int quantity = -1;
        for (int i = 0; i < read.length; i++) {
            Column column = header.columns().get(i);
            if (column != null) {
                switch (column.name()) {
                    case "kind" -> what = read[i];
                    case "amount" -> amount = i;
                    case "quantity" -> quantity = i;
                    default -> {}
                }
            }
        }
        if (what == null) {
            return;
        }
        boolean correction = what.equals("CANCEL") || what.equals("REFUND");
        boolean sale = what.equals("SALE");
        String figure = amount < 0 ? null : read[amount];
        if (figure != null && !Numbers.isZero(figure)) {
            boolean negative = Numbers.isNegative(figure);
            if (correction && !negative) {
                doubt(amount, record, "positiveCorrection", what);
            } else if (sale && negative) {
                doubt(amount, record, "negativeSale", what);
            }
        }
        String pieces = quantity < 0 ? null : read[quantity];
        if (sale && pieces != null && Numbers.isNegative(pieces)) {
            doubt(quantity, record, "negativeSale", what);
        }
    }

    private void doubt(int place, String[] record, String code, String what) {
        Column column = header.columns().get(place);
        if (column != null) {
            wrong.add(Wrong.in(column, header.names().get(place), record[place], new Refused(code, what)));
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
