package dev.stopgap.orderbook;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** An Excel workbook, row by row: the first sheet whose header fits, formulas by the values they had when it was saved. */
final class XlsxRecords implements Records {

    private static final int COLUMNS = 1_000;
    private static final int ENTRIES = 5_000;
    private static final long INFLATED = 8L << 30;
    private static final long STRINGS = 256L << 20;
    private static final long WORTH_A_LOOK = 32L << 20;
    private static final long RATIO = 200;
    // What Excel keeps of a number. A longer one has lost its end before we saw it.
    private static final int EXCEL_DIGITS = 15;
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1_462);

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Header header;
    private int sheetRow;

    private XlsxRecords(ReadableWorkbook workbook, Sheet sheet, Mapping mapping) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.header = readHeader(mapping);
    }

    /** Opens {@code file} at the first sheet whose header fits. */
    static XlsxRecords open(Path file, Mapping mapping) throws IOException {
        refuseBombs(file);
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            List<Sheet> sheets = workbook.getSheets().toList();
            UnreadableFile only = null;
            for (Sheet sheet : sheets) {
                var records = new XlsxRecords(workbook, sheet, mapping);
                try {
                    records.header.check(mapping);
                    return records;
                } catch (UnreadableFile e) {
                    records.stream.close();
                    only = e;
                }
            }
            workbook.close();
            if (sheets.size() == 1 && only != null) {
                throw only;
            }
            throw new UnreadableFile(
                    "sheet",
                    sheets.stream().map(Sheet::getName).collect(Collectors.joining(", ")),
                    mapping.kind.columns.stream()
                            .filter(Column::required)
                            .map(Column::name)
                            .collect(Collectors.joining(", ")));
        } catch (ExcelReaderException | IOException | IllegalArgumentException e) {
            if (workbook != null) {
                workbook.close();
            }
            throw new UnreadableFile("workbook");
        }
    }

    /** Inflates every part once, counting: what a directory says of their sizes may be a lie. */
    private static void refuseBombs(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES) {
                throw new UnreadableFile("bomb");
            }
            long total = 0;
            byte[] buffer = new byte[1 << 16];
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                long size = 0;
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                        size += read;
                        boolean tooDense = size > WORTH_A_LOOK && size > RATIO * Math.max(1, entry.getCompressedSize());
                        boolean tooManyStrings =
                                size > STRINGS && entry.getName().endsWith("sharedStrings.xml");
                        if (tooDense || tooManyStrings || total + size > INFLATED) {
                            throw new UnreadableFile("bomb");
                        }
                    }
                }
                total += size;
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableFile("workbook");
        }
    }

    private Header readHeader(Mapping mapping) {
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getCellCount() > COLUMNS) {
                throw new UnreadableFile("malformed", row.getRowNum(), COLUMNS);
            }
            String[] names = new String[row.getCellCount()];
            for (int i = 0; i < names.length; i++) {
                Cell cell = row.getCell(i);
                names[i] = cell == null ? "" : text(cell, null);
            }
            if (!CsvRecords.blank(names)) {
                return Header.of(names, mapping);
            }
        }
        return Header.of(new String[0], mapping);
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
        return header;
    }

    @Override
    public String @Nullable [] next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                // A sheet leaves empty cells out: a short row is none that was cut.
                String[] cells = new String[Math.max(header.names().size(), Math.min(row.getCellCount(), COLUMNS))];
                for (int i = 0; i < cells.length; i++) {
                    Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
                    Column column =
                            i < header.columns().size() ? header.columns().get(i) : null;
                    cells[i] = cell == null ? "" : text(cell, column);
                }
                if (!CsvRecords.blank(cells)) {
                    sheetRow = row.getRowNum();
                    return cells;
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new UnreadableFile("workbook");
        }
    }

    private String text(Cell cell, @Nullable Column column) {
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.EMPTY || (raw == null && cell.getValue() == null)) {
            return "";
        }
        boolean number = cell.getType() == CellType.NUMBER
                || (cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal);
        if (number) {
            return number(new BigDecimal(raw), cell, column);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return "1".equals(raw) || "true".equalsIgnoreCase(raw) ? "true" : "false";
        }
        Object value = cell.getValue();
        return value == null ? String.valueOf(raw) : value.toString();
    }

    private String number(BigDecimal stored, Cell cell, @Nullable Column column) {
        // 0.30000000000000004 is how a spreadsheet keeps 0.3.
        BigDecimal value = stored.round(new MathContext(EXCEL_DIGITS));
        Column.Type type = column == null ? Column.Type.TEXT : column.type();
        boolean time = type == Column.Type.DATE || type == Column.Type.TIME;
        if (time && workbook.isDate1904() && value.compareTo(BigDecimal.valueOf(100_000)) < 0) {
            return stored.add(FROM_1904).toPlainString();
        }
        if (time) {
            return stored.toPlainString();
        }
        boolean name = type == Column.Type.KEY || type == Column.Type.TEXT;
        if (name && value.precision() - value.scale() > EXCEL_DIGITS) {
            return "%.5E".formatted(value);
        }
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        String format = cell.getDataFormatString();
        // 00123 is often the number 123 in the format 00000.
        return name && format != null && format.matches("0{2,20}") && plain.matches("\\d+")
                ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
                : plain;
    }

    @Override
    public int sheetRow() {
        return sheetRow;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
