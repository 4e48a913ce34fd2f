package dev.stopgap.orderbook;

import java.io.IOException;

/** The records of a file, one after the other, so that its size does not matter. */
interface Records extends AutoCloseable {

    /** How it is encoded, as people are told. */
    String encoding();

    /** The encoding that would have fitted too; empty where there was no choice. */
    String otherEncoding();

    /** Its header, mapped. */
    Header header();

    /** The next record that is not blank, or null at the end. */
    String @org.jspecify.annotations.Nullable [] next() throws IOException;

    /** Where the record last read stands in a workbook; 0 in other files, whose rows are counted alone. */
    int sheetRow();

    @Override
    void close() throws IOException;
}
