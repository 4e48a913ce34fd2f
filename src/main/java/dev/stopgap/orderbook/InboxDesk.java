package dev.stopgap.orderbook;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one file of the watched folder in, all of it or nothing, and says what was wrong with one that it refuses. */
@Component
class InboxDesk {

    private final Imports imports;
    private final ErrorsFile errors;
    private final Suppliers suppliers;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final MessageSource words;
    private final Locale language;

    InboxDesk(
            Imports imports,
            ErrorsFile errors,
            Suppliers suppliers,
            Ledger ledger,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            MessageSource words,
            StopgapProperties properties) {
        this.imports = imports;
        this.errors = errors;
        this.suppliers = suppliers;
        this.ledger = ledger;
        this.events = events;
        this.transaction = transaction;
        this.words = words;
        this.language = properties.language();
    }

    /**
     * Imports {@code file}. Of one that is refused, {@code report} tells what to mend, and those who are responsible are
     * told once; whether it was taken in.
     */
    boolean take(InboxFile file, Path report) throws IOException {
        Kind kind = file.kind().orElse(null);
        SupplierId supplier = file.supplier().orElse(null);
        try {
            if (kind == null || kind.ourOwn() != (file.folder() == null)) {
                throw new UnreadableFile("inboxKind", file.place(), kinds());
            }
            if (!kind.ourOwn() && (supplier == null || suppliers.find(supplier).isEmpty())) {
                throw new UnreadableFile("inboxSupplier", String.valueOf(file.folder()));
            }
            var result = imports.importFile(
                    supplier, kind, file.name(), file.path(), ImportOptions.ALL_OR_NOTHING, LedgerEntry.SYSTEM);
            if (result.stored()) {
                return true;
            }
            try (OutputStream out = Files.newOutputStream(report)) {
                errors.write(result.id(), language, out);
            }
            tell(
                    file,
                    new InboxFileRefused(
                            supplier, kind, file.place(), file.identity(), result.id(), result.refused(), ""));
        } catch (UnreadableFile e) {
            String problem = words.getMessage(
                    "problem.import." + e.code(),
                    e.details().stream().map(String::valueOf).toArray(),
                    language);
            write(report, problem);
            tell(file, new InboxFileRefused(supplier, kind, file.place(), file.identity(), null, 0, problem));
        }
        return false;
    }

    private void write(Path report, String problem) throws IOException {
        try (var csv = CsvWriter.builder().build(report, StandardCharsets.UTF_8)) {
            csv.writeRecord(Header.ADDED);
            csv.writeRecord("", "", "", problem, words.getMessage("inbox.remedy", null, language));
        }
    }

    private void tell(InboxFile file, InboxFileRefused refused) {
        transaction.executeWithoutResult(status -> {
            SupplierId supplier = refused.supplier();
            var entry = LedgerEntry.of(
                            refused.importId() == null ? "orderbook.inboxUnreadable" : "orderbook.inboxRefused")
                    .about(refused.importId() == null ? file.place() : "import " + refused.importId())
                    .with("file", file.place())
                    .with("why", refused.importId() == null ? refused.problem() : refused.rows());
            ledger.record(supplier == null ? entry : entry.at(supplier.value()));
            events.publishEvent(refused);
        });
    }

    private static String kinds() {
        return Arrays.stream(Kind.values()).map(Kind::fileName).collect(Collectors.joining(", "));
    }
}
