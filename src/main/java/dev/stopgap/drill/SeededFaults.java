package dev.stopgap.drill;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.stopgap.supplier.SupplierId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what the match has found with the list of faults that the sample's generator has put in. */
@Component
@Profile("drill")
class SeededFaults {

    private static final String FILE = "seeded-faults.csv";
    private static final String ARISES = "DUPLICATE_ORDER"; // cannot be seeded: it depends on what was decided
    private static final int SHOWN = 20;

    private final JdbcClient db;
    private final Path orderBook;

    SeededFaults(JdbcClient db, DrillProperties properties) {
        this.db = db;
        this.orderBook = properties.orderBook();
    }

    /** One finding, by everything that two people who work it out by hand must agree on. */
    private record Fault(String key, String figures) {

        static Fault of(List<String> fields) {
            return new Fault(
                    String.join(" ", fields.subList(0, 6)).strip(),
                    number(fields.get(6)) + " / " + number(fields.get(7)));
        }

        private static String number(String text) {
            return text.isBlank()
                    ? "-"
                    : new BigDecimal(text).stripTrailingZeros().toPlainString();
        }

        @Override
        public String toString() {
            return key + ": " + figures;
        }
    }

    DrillReport.Seeds compare(SupplierId supplier) {
        var seeds = new TreeMap<String, Fault>();
        read().forEach(fault -> seeds.put(fault.key(), fault));
        var findings = found(supplier);
        var arisen = findings.stream()
                .filter(fault -> fault.key().startsWith(ARISES))
                .toList();
        var others = findings.stream()
                .filter(fault -> !fault.key().startsWith(ARISES))
                .collect(Collectors.toMap(Fault::key, fault -> fault, (one, other) -> one, TreeMap::new));
        var missing = seeds.values().stream()
                .filter(seed -> !seed.equals(others.get(seed.key())))
                .map(Fault::toString)
                .toList();
        var unexpected = others.values().stream()
                .filter(fault -> !fault.equals(seeds.get(fault.key())))
                .map(Fault::toString)
                .toList();
        var byKind = findings.stream()
                .collect(
                        Collectors.groupingBy(fault -> fault.key().split(" ")[0], TreeMap::new, Collectors.counting()));
        return new DrillReport.Seeds(
                seeds.size(),
                seeds.size() - missing.size(),
                missing.stream().limit(SHOWN).toList(),
                arisen.size(),
                seeds.isEmpty() ? List.of() : unexpected.stream().limit(SHOWN).toList(),
                byKind,
                "view discrepancy_found where state <> 'CLOSED', against " + FILE);
    }

    private List<Fault> read() {
        Path file = orderBook.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream()
                    .map(row -> Fault.of(Stream.of(
                                    "kind",
                                    "order_no",
                                    "line_no",
                                    "invoice_no",
                                    "tax_rate",
                                    "payment_no",
                                    "quantity",
                                    "amount")
                            .map(row::getField)
                            .toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Fault> found(SupplierId supplier) {
        return db.sql(
                        """
                select kind, coalesce(order_no, '') as order_no, coalesce(line_no, '') as line_no,
                       coalesce(invoice_no, '') as invoice_no, coalesce(tax_rate::text, '') as tax_rate,
                       coalesce(payment_no, '') as payment_no, coalesce(quantity::text, '') as quantity,
                       coalesce(amount::text, '') as amount
                  from discrepancy_found
                 where supplier = :supplier and state <> 'CLOSED'
                 order by 1, 2, 3, 4, 5, 6
                """)
                .param("supplier", supplier.value())
                .query((row, number) -> Fault.of(List.of(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8))))
                .list();
    }
}
