package dev.stopgap.drill;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stopgap.orderbook.ImportOptions;
import dev.stopgap.orderbook.ImportResult;
import dev.stopgap.orderbook.Imports;
import dev.stopgap.orderbook.Kind;
import dev.stopgap.supplier.SupplierId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings canonical files into the order book by the door that everybody uses. */
@Component
@Profile("drill")
class OrderBookFiles {

    private static final String SIMULATED = "drill";

    private final Imports imports;

    OrderBookFiles(Imports imports) {
        this.imports = imports;
    }

    /** Imports every file of {@code folder} whose name is that of a kind, in the order of the kinds. */
    void importAll(SupplierId supplier, Path folder) {
        for (Kind kind : Kind.values()) {
            Path file = folder.resolve(kind.fileName() + ".csv");
            if (Files.exists(file)) {
                accept(
                        file.toString(),
                        imports.importFile(
                                kind.ourOwn() ? null : supplier,
                                kind,
                                file.getFileName().toString(),
                                file,
                                ImportOptions.ALL_OR_NOTHING,
                                SIMULATED));
            }
        }
    }

    /** Imports {@code rows}, the first of which is the header. */
    void importRows(SupplierId supplier, Kind kind, List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = kind.fileName() + ".csv";
        accept(
                name,
                imports.importFile(
                        supplier,
                        kind,
                        name,
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                        ImportOptions.ALL_OR_NOTHING,
                        SIMULATED));
    }

    private static void accept(String file, ImportResult result) {
        if (result.refused() > 0) {
            throw new IllegalStateException(
                    file + ": " + result.refused() + " rows are refused; import it at /imports to see why");
        }
    }
}
