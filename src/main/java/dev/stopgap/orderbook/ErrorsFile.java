package dev.stopgap.orderbook;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The refused rows of an import as they came, one a line, and behind each what is wrong and how to mend it. */
@Component
class ErrorsFile {

    private static final String BETWEEN = "; ";

    private final ImportRecord record;
    private final MessageSource words;

    ErrorsFile(ImportRecord record, MessageSource words) {
        this.record = record;
        this.words = words;
    }

    /** Writes the refused rows of import {@code id}; in its reader's language, streamed. */
    @Transactional(readOnly = true)
    public void write(long id, Locale locale, OutputStream out) throws IOException {
        List<String> header = record.header(id);
        int width = Math.max(header.size(), record.widestRefused(id));
        // The caller's stream stays open: it is the response's.
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        var first = new ArrayList<>(header.stream().map(Harmless::of).toList());
        first.addAll(Collections.nCopies(width - header.size(), ""));
        first.addAll(Header.ADDED);
        csv.writeRecord(first);
        try (var rows = record.refused(id)) {
            rows.forEach(row -> csv.writeRecord(line(row, width, locale)));
        }
        csv.flush();
    }

    private List<String> line(ImportRecord.RefusedRow row, int width, Locale locale) {
        var line = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            line.add(i < row.cells().size() ? Harmless.of(row.cells().get(i)) : "");
        }
        line.add(row.sheetRow() == null ? String.valueOf(row.row()) : row.row() + " (" + row.sheetRow() + ")");
        line.add(joined(row, ErrorsFile::place));
        line.add(Harmless.of(joined(row, Wrong::value)));
        line.add(joined(row, wrong -> sentence("import.wrong.", wrong, locale)));
        line.add(joined(row, wrong -> sentence("import.remedy.", wrong, locale)));
        return line;
    }

    private static String joined(ImportRecord.RefusedRow row, Function<Wrong, String> part) {
        return row.wrong().stream().map(part).collect(Collectors.joining(BETWEEN));
    }

    /** The canonical name, and the file's own where it is another. */
    static String place(Wrong wrong) {
        return wrong.header().isEmpty() || wrong.header().equals(wrong.column())
                ? wrong.column()
                : wrong.column() + " (" + wrong.header() + ")";
    }

    String sentence(String which, Wrong wrong, Locale locale) {
        return words.getMessage(which + wrong.code(), wrong.details().toArray(), locale);
    }
}
