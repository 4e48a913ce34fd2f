package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.SampleCatalogue.row;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Makes the order book of the sample: what a fictional company's systems and its supplier's exports would hold on the
 * morning of the stop, and what arrives later. The same seed makes the same bytes; run {@link #main} to write them anew.
 */
@NullUnmarked // rows are maps here: a column that is missing may break it
final class SampleOrderBook {

    static final Path FOLDER = Path.of("samples", "order-book");

    private static final long SEED = 20_251_019;
    private static final LocalDate CANCELLED_ON = LocalDate.of(2025, 10, 21);
    private static final List<String> ARRIVALS = List.of("2025-11-05", "2025-12-05", "2026-01-06");

    private final Map<String, String> files = new TreeMap<>();
    private final List<SampleLine> past;
    private final List<SampleLine> open;
    private final SampleBilling billing;

    private SampleOrderBook() {
        var random = new Random(SEED);
        var items = SampleCatalogue.items(random);
        var orders = new SampleOrders(random, items);
        past = orders.past();
        open = orders.open();
        var faults = new SampleFaults(random, past);
        billing = new SampleBilling(random, faults);
        billing.chooseInvoices();
        faults.seedLines();
        billing.takeBack();
        var billed = new ArrayList<>(past);
        billed.addAll(open);
        billed.addAll(faults.unknown);
        billing.write(billed);

        put("items.csv", SampleCatalogue.itemRows(items));
        put("substitutes.csv", SampleCatalogue.substituteRows(items, random));
        put("approvers.csv", approvers());
        writeOrders();
        writeBooks();
        put("seeded-faults.csv", faults.expected());
    }

    /** All files of the sample by their path in its folder. */
    static Map<String, String> files() {
        return new SampleOrderBook().files;
    }

    /** Writes them below {@link #FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        for (var file : files().entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private void writeOrders() {
        var lines = Stream.concat(past.stream(), open.stream())
                .sorted(Comparator.comparing((SampleLine line) -> line.orderNo).thenComparing(line -> line.lineNo))
                .toList();
        put("orders.csv", lines.stream().map(SampleLine::orderRow).toList());
        var shipments = new ArrayList<Map<String, String>>();
        for (SampleLine line : lines) {
            for (SampleLine.Shipment shipment : line.shipments) {
                shipments.add(shipmentRow(line, shipment));
            }
        }
        put("shipments.csv", shipments);
        // The supplier's own cancellation of what it has in its warehouse: two orders of three, the others wait.
        put(
                "2025-10-24/orders.csv",
                open.stream()
                        .filter(line -> !line.item.direct() && Long.parseLong(line.orderNo) / 10 % 3 != 0)
                        .sorted(Comparator.comparing((SampleLine line) -> line.orderNo)
                                .thenComparing(line -> line.lineNo))
                        .map(SampleOrderBook::cancellationRow)
                        .toList());
    }

    private static Map<String, String> shipmentRow(SampleLine line, SampleLine.Shipment shipment) {
        String day = shipment.on().toString().replace("-", "");
        boolean visible = shipment.on().isBefore(SampleOrders.STOPPED_ON.minusDays(2));
        return row(
                "order_no",
                line.orderNo,
                "line_no",
                line.lineNo,
                "shipment_no",
                "S" + day + line.orderNo.substring(4),
                "shipped_on",
                shipment.on(),
                "quantity",
                shipment.quantity(),
                "carrier",
                line.item.direct() ? "メーカー直送便" : "見本運輸",
                "tracking_no",
                "0000-" + day.substring(4) + "-" + line.orderNo.substring(4),
                "tracking_visible_at",
                visible ? shipment.on() + "T21:00:00+09:00" : "",
                "status",
                shipment.status(),
                "status_at",
                shipment.on() + "T18:00:00+09:00");
    }

    private static Map<String, String> cancellationRow(SampleLine line) {
        int shipped =
                line.shipments.stream().mapToInt(SampleLine.Shipment::quantity).sum();
        return row(
                "order_no",
                line.orderNo,
                "line_no",
                line.lineNo,
                "ordered_at",
                line.orderedAt + ":00+09:00",
                "sku",
                line.item.sku(),
                "quantity",
                line.quantity,
                "unit_price",
                line.price,
                "tax_rate",
                line.item.rate(),
                "cancelled_quantity",
                line.quantity - shipped,
                "cancelled_on",
                CANCELLED_ON);
    }

    /** The books as they stood on the morning of the stop, and what later files add or complete. */
    private void writeBooks() {
        put(
                "transactions.csv",
                billing.transactions.stream()
                        .filter(posted(on -> on.compareTo("2025-10-18") <= 0))
                        .map(transaction -> closed(transaction) ? transaction : withoutInvoice(transaction))
                        .toList());
        put("2025-11-05/transactions.csv", transactions("2025-10-01", "2025-10-31"));
        put("2025-12-05/transactions.csv", transactions("2025-11-01", "2025-11-30"));
        put("2026-01-06/transactions.csv", transactions("2025-12-01", "2026-01-06"));
        String before = "2025-10-19";
        put("invoices.csv", invoices("2025-08-01", before));
        for (String arrival : ARRIVALS) {
            put(arrival + "/invoices.csv", invoices(before, arrival));
            before = arrival;
        }
        var paymentsByDay = new TreeMap<String, List<Map<String, String>>>();
        for (var payment : billing.payments) {
            paymentsByDay
                    .computeIfAbsent(payment.get("paid_on"), day -> new ArrayList<>())
                    .add(payment);
        }
        paymentsByDay.forEach(
                (day, payments) -> put(day.equals("2025-09-30") ? "payments.csv" : day + "/payments.csv", payments));
    }

    private static boolean closed(Map<String, String> transaction) {
        return transaction.get("posted_on").compareTo("2025-09-30") <= 0;
    }

    private static Map<String, String> withoutInvoice(Map<String, String> transaction) {
        var open = new java.util.LinkedHashMap<>(transaction);
        open.put("invoice_no", "");
        return open;
    }

    private List<Map<String, String>> transactions(String from, String to) {
        return billing.transactions.stream()
                .filter(posted(on -> on.compareTo(from) >= 0 && on.compareTo(to) <= 0))
                .toList();
    }

    private static Predicate<Map<String, String>> posted(Predicate<String> day) {
        return transaction -> day.test(transaction.get("posted_on"));
    }

    private List<Map<String, String>> invoices(String from, String to) {
        return billing.invoices.stream()
                .filter(invoice -> invoice.get("issued_on").compareTo(from) > 0
                        && invoice.get("issued_on").compareTo(to) <= 0)
                .toList();
    }

    private static List<Map<String, String>> approvers() {
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 0; i < SampleOrders.COST_CENTERS.size(); i += 2) {
            String costCenter = SampleOrders.COST_CENTERS.get(i);
            rows.add(approver(costCenter, "30000", i % 4 == 0 ? "approver" : "deputy"));
            rows.add(approver(costCenter, "300000", i % 4 == 0 ? "deputy" : "approver"));
            rows.add(approver(costCenter, "", "manager"));
        }
        rows.add(approver("*", "20000", "approver"));
        rows.add(approver("*", "100000", "deputy"));
        rows.add(approver("*", "", "manager"));
        return rows;
    }

    private static Map<String, String> approver(String costCenter, String upTo, String who) {
        return row(
                "cost_center", costCenter,
                "up_to_yen", upTo,
                "approver", who,
                "deputy", who.equals("deputy") ? "approver" : "deputy",
                "manager", "manager");
    }

    private void put(String name, List<Map<String, String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(rows.get(0).keySet());
            rows.forEach(row -> csv.writeRecord(row.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put(name, text.toString());
    }
}
