package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // rows are maps here: a column that is missing may break it
class SampleOrderBookTest {

    private static final List<String> KINDS = List.of(
            "DUPLICATE_BILLING",
            "BILLED_AFTER_CANCEL",
            "BILLED_NOT_SHIPPED",
            "CANCELLED_NOT_REFUNDED",
            "SHIPPED_NOT_BILLED",
            "QUANTITY",
            "UNIT_PRICE",
            "POINTS",
            "TAX",
            "ORDER_UNKNOWN",
            "REFUND_MISSING",
            "REFUND_SHORT",
            "INVOICE_TOTAL",
            "INVOICE_TAX",
            "PAYMENT_SHORT",
            "PAYMENT_OVER",
            "PAYMENT_UNAPPLIED");

    @Test
    void theFilesAreByteForByteWhatTheGeneratorMakes() throws IOException {
        var checkedIn = new TreeMap<String, String>();
        try (var paths = Files.walk(SampleOrderBook.FOLDER)) {
            for (Path path :
                    paths.filter(any -> any.toString().endsWith(".csv")).toList()) {
                checkedIn.put(
                        SampleOrderBook.FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        var made = SampleOrderBook.files();
        assertThat(checkedIn.keySet()).isEqualTo(made.keySet());
        made.forEach((name, text) -> assertThat(checkedIn.get(name).equals(text))
                .as(name + " is what the generator makes; if it was changed on purpose, run SampleOrderBook.main")
                .isTrue());
    }

    @Test
    void theMatchByHandFindsTheSeededFaultsAndNothingElse() throws IOException {
        var found = new MatchByHand(books(), LocalDate.of(2026, 1, 31), 30).discrepancies();
        assertThat(found).isEqualTo(rows(SampleOrderBook.FOLDER.resolve("seeded-faults.csv")));
    }

    @Test
    void everyKindOfFaultIsThereAtLeastEightTimes() throws IOException {
        var byKind = rows(SampleOrderBook.FOLDER.resolve("seeded-faults.csv")).stream()
                .collect(Collectors.groupingBy(fault -> fault.get("kind"), Collectors.counting()));
        assertThat(byKind.keySet()).containsExactlyInAnyOrderElementsOf(KINDS);
        assertThat(byKind.values()).allMatch(count -> count >= 8);
    }

    @Test
    void faultsLieInThePastAlone() throws IOException {
        var open = books().get("orders").stream()
                .filter(order -> !List.of("SHIPPED", "IN_TRANSIT", "DELIVERED").contains(order.get("status")))
                .filter(order -> order.get("cancelled_on").isEmpty()
                        || order.get("cancelled_on").equals("2025-10-21"))
                .map(order -> order.get("order_no") + "/" + order.get("line_no"))
                .collect(Collectors.toSet());
        assertThat(open).hasSizeGreaterThan(1_500);
        assertThat(rows(SampleOrderBook.FOLDER.resolve("seeded-faults.csv")))
                .noneMatch(fault -> open.contains(fault.get("order_no") + "/" + fault.get("line_no")));
    }

    /** All files laid over each other in the order of their arrival, as imports do it: by key, column by column. */
    private static Map<String, List<Map<String, String>>> books() throws IOException {
        var books = new HashMap<String, List<Map<String, String>>>();
        for (Kind kind : Kind.values()) {
            var byKey = new LinkedHashMap<String, Map<String, String>>();
            for (Path file : filesOf(kind)) {
                for (var row : rows(file)) {
                    String key = kind.key.stream().map(row::get).collect(Collectors.joining("/"));
                    byKey.computeIfAbsent(key, any -> new LinkedHashMap<>()).putAll(row);
                }
            }
            books.put(kind.fileName(), new ArrayList<>(byKey.values()));
        }
        return books;
    }

    private static List<Path> filesOf(Kind kind) throws IOException {
        try (var paths = Files.walk(SampleOrderBook.FOLDER)) {
            return paths.filter(path -> path.getFileName().toString().equals(kind.fileName() + ".csv"))
                    .sorted((a, b) ->
                            a.getNameCount() == b.getNameCount() ? a.compareTo(b) : a.getNameCount() - b.getNameCount())
                    .toList();
        }
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (var records = CsvReader.builder().ofNamedCsvRecord(file)) {
            return records.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        }
    }
}
