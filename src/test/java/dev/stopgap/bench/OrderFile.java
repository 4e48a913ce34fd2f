package dev.stopgap.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;

/** Order lines as a purchasing system exports them: every column filled that usually is. */
final class OrderFile {

    private static final List<String> HEADER = List.of(
            "order_no",
            "line_no",
            "ordered_at",
            "sku",
            "item_name",
            "quantity",
            "unit",
            "unit_price",
            "discount",
            "points",
            "tax_rate",
            "ship_mode",
            "customization",
            "use",
            "needed_by",
            "promised_on",
            "status",
            "cancelled_quantity",
            "cancelled_on",
            "cost_center",
            "requester_email",
            "destination",
            "basket_no");

    private OrderFile() {}

    static Path csv(int rows) throws IOException {
        Path file = Files.createTempFile("orders", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HEADER) + "\n");
            for (int i = 0; i < rows; i++) {
                out.write(row(i) + "\n");
            }
        }
        return file;
    }

    /** The same as texts in a workbook, each item's name another, so that the shared texts are many. */
    static Path workbook(int rows) throws IOException {
        Path file = Files.createTempFile("orders", ".xlsx");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var book = new Workbook(out, "bench", "1.0")) {
            var sheet = book.newWorksheet("orders");
            IntStream.range(0, HEADER.size()).forEach(column -> sheet.value(0, column, HEADER.get(column)));
            for (int i = 0; i < rows; i++) {
                String[] cells = row(i).split(",", -1);
                cells[4] += " " + i;
                for (int column = 0; column < cells.length; column++) {
                    if (!cells[column].isEmpty()) {
                        sheet.value(i + 1, column, cells[column]);
                    }
                }
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static String row(int i) {
        LocalDate day = LocalDate.of(2025, 8, 1).plusDays(i % 80);
        return "%010d,%d,%sT10:30:00+09:00,%06d,コピー用紙 A4 %d,%d,箱,%d,,,10,WAREHOUSE,NONE,NORMAL,%s,%s,NOT_SHIPPED,,,CC1%02d,yui.sato@reiji-seisakusho.example,本社 3階 総務部,B%d"
                .formatted(
                        i / 8,
                        i % 8 + 1,
                        day,
                        i % 40_000,
                        i % 100,
                        i % 12 + 1,
                        i % 9_000 + 98,
                        day.plusDays(4),
                        day.plusDays(2),
                        i % 20,
                        i / 12);
    }
}
