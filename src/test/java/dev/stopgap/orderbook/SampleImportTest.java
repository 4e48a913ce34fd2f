package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class SampleImportTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient db;

    @Test
    void theSampleComesInWholeAndTheSupplierCancelsAPartOfIt() throws IOException {
        for (Kind kind : Kind.values()) {
            var result = take(kind, SampleOrderBook.FOLDER);
            assertThat(result.refused()).as(kind.fileName()).isZero();
            assertThat(result.added()).as(kind.fileName()).isEqualTo(result.rows());
        }
        long open = openLines();
        assertThat(open).isGreaterThan(1_500);
        var cancelled = take(Kind.ORDERS, SampleOrderBook.FOLDER.resolve("2025-10-24"));
        assertThat(cancelled.changed()).isEqualTo(cancelled.rows());
        assertThat(openLines()).isEqualTo(open - cancelled.rows());
    }

    @Test
    void laterFilesFitOntoTheBook() throws IOException {
        take(Kind.TRANSACTIONS, SampleOrderBook.FOLDER);
        try (var days = Files.list(SampleOrderBook.FOLDER)) {
            for (Path day : days.filter(Files::isDirectory).sorted().toList()) {
                for (Kind kind : List.of(Kind.TRANSACTIONS, Kind.INVOICES, Kind.PAYMENTS)) {
                    if (Files.exists(day.resolve(kind.fileName() + ".csv"))) {
                        assertThat(take(kind, day).refused()).isZero();
                    }
                }
            }
        }
        assertThat(db.sql("select count(*) from import_change")
                        .query(Long.class)
                        .single())
                .as("October's bookings get their invoice's number")
                .isGreaterThan(500);
    }

    private long openLines() {
        return db.sql("select count(*) from open_line").query(Long.class).single();
    }

    private ImportResult take(Kind kind, Path folder) {
        return imports.importFile(
                kind.ourOwn() ? null : SAMPLE,
                kind,
                kind.fileName() + ".csv",
                folder.resolve(kind.fileName() + ".csv"),
                ImportOptions.ALL_OR_NOTHING,
                "buyer");
    }
}
