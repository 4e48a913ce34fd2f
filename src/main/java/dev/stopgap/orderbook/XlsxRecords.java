package dev.stopgap.orderbook;

import dev.stopgap.orderbook.Column.Type;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An Excel workbook, row by row: the first sheet whose header fits, formulas by the values they had when it was saved. */
final class XlsxRecords implements Records {

    // What Excel keeps of a number. A longer one has lost its end before we saw it.
    private static final int EXCEL_DIGITS = 15;
    private static final int LARGEST = 330; // a spreadsheet's numbers end at 1E308
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1_462);
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern NOT_CODE = Pattern.compile("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.|_.");
    private static final Pattern DATE = Pattern.compile("[ymdeg]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_DATE = Pattern.compile("[0#?@]|General|標準", Pattern.CASE_INSENSITIVE);

    private final XlsxFile workbook;
    private final SharedStrings strings;
    private final SheetRows rows;
    private final HeaderSearch search;
    private final List<@Nullable String> doubts = new ArrayList<>();
    private int sheetRow;

    private XlsxRecords(XlsxFile workbook, SharedStrings strings, XlsxFile.Sheet sheet, Mapping mapping)
            throws IOException {
        this.workbook = workbook;
        this.strings = strings;
        this.rows = new SheetRows(workbook.part(sheet.part()), strings);
        try {
            this.search = HeaderSearch.in(() -> read(null), mapping);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** Opens {@code file} at the first sheet whose header fits. */
    static XlsxRecords open(Path file, Mapping mapping) throws IOException {
        refuseOldOrLocked(file);
        XlsxFile workbook = XlsxFile.open(file);
        SharedStrings strings = SharedStrings.none();
        try {
            strings = workbook.strings();
            return sheet(workbook, strings, mapping);
        } catch (IOException | RuntimeException e) {
            strings.close();
            workbook.close();
            throw e;
        }
    }

    private static XlsxRecords sheet(XlsxFile workbook, SharedStrings strings, Mapping mapping) throws IOException {
        UnreadableFile only = null;
        for (var sheet : workbook.sheets()) {
            var records = new XlsxRecords(workbook, strings, sheet, mapping);
            try {
                records.header().check(mapping);
                return records;
            } catch (UnreadableFile e) {
                records.rows.close();
                only = e;
            }
        }
        if (workbook.sheets().size() == 1 && only != null) {
            throw only;
        }
        throw new UnreadableFile(
                "sheet",
                workbook.sheets().stream().map(XlsxFile.Sheet::name).collect(Collectors.joining(", ")),
                mapping.kind.columns.stream()
                        .filter(Column::required)
                        .map(Column::name)
                        .collect(Collectors.joining(", ")));
    }

    /** An old workbook, or a new one behind a password: both are no ZIP but what came before it. */
    private static void refuseOldOrLocked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(1 << 16);
            if (!Encoding.startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
                return;
            }
        }
        throw new UnreadableFile(Encoding.isLocked(file) ? "locked" : "oldExcel");
    }

    @Override
    public String encoding() {
        return "xlsx";
    }

    @Override
    public String otherEncoding() {
        return "";
    }

    @Override
    public Header header() {
        return search.header();
    }

    @Override
    public String @Nullable [] next() throws IOException {
        String[] before = search.next();
        return before != null ? before : read(header());
    }

    private String @Nullable [] read(@Nullable Header header) throws IOException {
        for (var cells = rows.next(); cells != null; cells = rows.next()) {
            // A sheet leaves empty cells out: a short row is none that was cut.
            int width = header == null ? 0 : header.names().size();
            String[] texts = new String[Math.max(width, cells.size())];
            doubts.clear();
            for (int i = 0; i < texts.length; i++) {
                var cell = i < cells.size() ? cells.get(i) : null;
                Column column = i < width && header != null ? header.columns().get(i) : null;
                texts[i] = cell == null ? "" : text(cell, column);
                doubts.add(cell == null ? null : doubt(cell, column));
            }
            if (!CsvRecords.blank(texts)) {
                sheetRow = rows.row();
                return texts;
            }
        }
        return null;
    }

    @Override
    public @Nullable String doubt(int place) {
        return place < doubts.size() ? doubts.get(place) : null;
    }

    // A number that names something and is shown as a date was typed as 1-2 and became 2 January.
    private @Nullable String doubt(SheetRows.SheetCell cell, @Nullable Column column) {
        if (cell.type() == 'e') {
            return "excelError";
        }
        boolean dateInKey = column != null && column.type() == Type.KEY && cell.type() == 'n' && isDate(format(cell));
        return dateInKey ? "excelDate" : null;
    }

    private String text(SheetRows.SheetCell cell, @Nullable Column column) {
        return switch (cell.type()) {
            case 'n' -> number(cell, column == null ? Type.TEXT : column.type());
            case 'b' -> cell.value().equals("1") ? "true" : "false";
            default -> cell.value();
        };
    }

    private String number(SheetRows.SheetCell cell, Type type) {
        BigDecimal stored;
        try {
            stored = new BigDecimal(cell.value());
        } catch (NumberFormatException e) {
            return cell.value(); // what is no number is refused where one is due
        }
        if (Math.abs((long) stored.scale()) > LARGEST) {
            return cell.value(); // and what no spreadsheet can hold
        }
        String format = format(cell);
        if (type == Type.DATE || type == Type.TIME) {
            return serial(stored).toPlainString();
        }
        boolean name = type == Type.KEY || type == Type.TEXT;
        if (name && isDate(format)) {
            return shown(serial(stored));
        }
        // 0.30000000000000004 is how a spreadsheet keeps 0.3.
        BigDecimal value = stored.round(new MathContext(EXCEL_DIGITS));
        if (type == Type.RATE && format.contains("%")) {
            value = value.movePointRight(2);
        }
        if (name && value.precision() - value.scale() > EXCEL_DIGITS) {
            return "%.5E".formatted(value);
        }
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        // 00123 is often the number 123 in the format 00000.
        return name && format.matches("0{2,20}") && plain.matches("\\d+")
                ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
                : plain;
    }

    private String format(SheetRows.SheetCell cell) {
        // Behind the first semicolon stand the formats of negative numbers and of texts.
        String format = NOT_CODE.matcher(workbook.format(cell.style())).replaceAll("");
        int end = format.indexOf(';');
        return end < 0 ? format : format.substring(0, end);
    }

    private static boolean isDate(String format) {
        return !NO_DATE.matcher(format).find() && DATE.matcher(format).find();
    }

    private BigDecimal serial(BigDecimal stored) {
        return workbook.from1904() ? stored.add(FROM_1904) : stored;
    }

    /** A date as people write it, for a column that is not one of dates. */
    private static String shown(BigDecimal serial) {
        int day = serial.intValue();
        return day > 60 && day < 100_000 ? SERIAL_ZERO.plusDays(day).toString() : serial.toPlainString();
    }

    @Override
    public int sheetRow() {
        return sheetRow;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        strings.close();
        workbook.close();
    }
}
