package dev.stopgap.orderbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other, so that its size does not matter. */
interface Records extends AutoCloseable {

    /** Opens a file as what its name says it is. */
    static Records open(Path file, String fileName, Mapping mapping) throws IOException {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".xlsx") || name.endsWith(".xlsm")
                ? XlsxRecords.open(file, mapping)
                : CsvRecords.open(file, mapping);
    }

    /** How it is encoded, as people are told. */
    String encoding();

    /** The encoding that would have fitted too; empty where there was no choice. */
    String otherEncoding();

    /** Its header, mapped. */
    Header header();

    /** The next record that is not blank, or null at the end. */
    String @Nullable [] next() throws IOException;

    /** Why the cell at {@code place} of the record last read is not to be trusted, as a code of {@link Refused}; or null. */
    default @Nullable String doubt(int place) {
        return null;
    }

    /** Where the record last read stands in a workbook; 0 in other files, whose rows are counted alone. */
    int sheetRow();

    @Override
    void close() throws IOException;
}
