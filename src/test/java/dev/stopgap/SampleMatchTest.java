package dev.stopgap;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.stopgap.billing.Matches;
import dev.stopgap.orderbook.ImportOptions;
import dev.stopgap.orderbook.Imports;
import dev.stopgap.orderbook.Kind;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class SampleMatchTest {

    private static final Path FOLDER = Path.of("samples", "order-book");
    private static final SupplierId SAMPLE = new SupplierId("sample");

    @Autowired
    Imports imports;

    @Autowired
    Matches matches;

    @Autowired
    JdbcClient db;

    @Test
    void theMatchFindsEveryFaultThatTheSampleHasSeededAndNothingElse() throws IOException {
        take(FOLDER);
        try (var days = Files.list(FOLDER)) {
            for (Path day : days.filter(Files::isDirectory).sorted().toList()) {
                take(day);
            }
        }
        // Lines that are open when the supplier stops have no goods and no bill yet: nothing to find.
        long match =
                matches.run(SAMPLE, LocalDate.of(2026, 1, 31), "accountant").id();

        var found = db.sql(
                        """
                select concat_ws(',', kind, coalesce(order_no, ''), coalesce(line_no, ''),
                                 case when kind like 'INVOICE%' or kind in ('PAYMENT_SHORT', 'PAYMENT_OVER') then invoice_no else '' end,
                                 case when kind like 'INVOICE%' then coalesce(tax_rate::text, '') else '' end,
                                 case when kind = 'PAYMENT_UNAPPLIED' then payment_no else '' end,
                                 coalesce(trim_scale(quantity)::text, ''), round(amount, 2))
                  from match_finding where match_id = :match
                """)
                .param("match", match)
                .query(String.class)
                .list();

        assertThat(found).containsExactlyInAnyOrderElementsOf(seeded());
    }

    private void take(Path folder) {
        for (Kind kind : Kind.values()) {
            Path file = folder.resolve(kind.fileName() + ".csv");
            if (Files.exists(file)) {
                imports.importFile(
                        kind.ourOwn() ? null : SAMPLE,
                        kind,
                        file.getFileName().toString(),
                        file,
                        ImportOptions.ALL_OR_NOTHING,
                        "buyer");
            }
        }
    }

    private static List<String> seeded() throws IOException {
        var faults = new ArrayList<String>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("seeded-faults.csv"))) {
            rows.forEach(row -> faults.add(String.join(",", row.getFields())));
        }
        return faults;
    }
}
