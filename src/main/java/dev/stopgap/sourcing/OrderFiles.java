package dev.stopgap.sourcing;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stopgap.platform.StopgapProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Purchase orders as files, for temporary suppliers that take an upload. Writing one again gives the same file, so a
 * transaction that is repeated does no harm.
 */
@Component
class OrderFiles {

    private static final String BYTE_ORDER_MARK = "\uFEFF"; // or a spreadsheet takes UTF-8 for CP932

    private final Path directory;

    OrderFiles(StopgapProperties properties) {
        this.directory = properties.data("outbox", "purchase-orders");
    }

    /** Writes the file of one order; returns its name. */
    String write(String purchaseOrderNo, List<OrderedLine> lines) {
        String name = purchaseOrderNo + ".csv";
        Path part = directory.resolve(name + ".part");
        try {
            Files.createDirectories(directory);
            try (var out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                out.write(BYTE_ORDER_MARK);
                try (CsvWriter csv = CsvWriter.builder().build(out)) {
                    csv.writeRecord(
                            "purchase_order_no", "position", "sku", "name", "packs", "unit_price", "amount_yen");
                    for (OrderedLine line : lines) {
                        csv.writeRecord(
                                line.purchaseOrderNo(),
                                String.valueOf(line.position()),
                                harmless(line.altSku()),
                                harmless(line.itemName()),
                                line.packs().stripTrailingZeros().toPlainString(),
                                line.unitPrice().stripTrailingZeros().toPlainString(),
                                line.amountYen().stripTrailingZeros().toPlainString());
                    }
                }
            }
            Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A spreadsheet would run a cell that begins like a formula.
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
