package dev.stopgap.orderbook;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files in by the browser: send one, see what it would change, confirm or give it up. */
@Controller
@PreAuthorize("hasAnyAuthority('buyer', 'accountant', 'camunda-admin')")
public class ImportsPage {

    private static final int LATEST = 30;
    private static final int REFUSED_SHOWN = 50;
    private static final ImportOptions LOOK = new ImportOptions(true, true);

    private final Imports imports;
    private final ImportRecord record;
    private final ErrorsFile errors;
    private final Uploads uploads;
    private final Suppliers suppliers;
    private final MessageSource words;

    ImportsPage(
            Imports imports,
            ImportRecord record,
            ErrorsFile errors,
            Uploads uploads,
            Suppliers suppliers,
            MessageSource words) {
        this.imports = imports;
        this.record = record;
        this.errors = errors;
        this.uploads = uploads;
        this.suppliers = suppliers;
        this.words = words;
    }

    /** The form, and the latest imports. */
    @GetMapping("/imports")
    public String page(Model model, Authentication user) {
        model.addAttribute(
                "suppliers", suppliers.all().stream().map(ImportsPage::choice).toList());
        model.addAttribute("kinds", kinds(user));
        model.addAttribute(
                "latest",
                record.latest(LATEST).stream().filter(one -> mayRead(one, user)).toList());
        return "orderbook/imports";
    }

    /** Looks at a file without storing anything. */
    @PostMapping("/imports")
    public String look(
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            Authentication user,
            Locale locale,
            RedirectAttributes next)
            throws IOException {
        Kind known = allowed(kind, user);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), kind);
        Path received;
        try (InputStream content = file.getInputStream()) {
            received = uploads.receive(content);
        }
        try {
            var result = imports.importFile(
                    known.ourOwn() ? null : new SupplierId(supplier), known, name, received, LOOK, user.getName());
            uploads.keep(received, result.id());
            return "redirect:/imports/" + result.id();
        } catch (UnreadableFile e) {
            next.addFlashAttribute(
                    "unreadable",
                    words.getMessage("problem.import." + e.code(), e.details().toArray(), e.code(), locale));
            next.addFlashAttribute("unreadableFile", name);
            return "redirect:/imports";
        } finally {
            Files.deleteIfExists(received);
        }
    }

    /** What a file would change, or has changed. */
    @GetMapping("/imports/{id}")
    public String result(@PathVariable long id, Model model, Authentication user, Locale locale) {
        ImportResult result = visible(id, user);
        model.addAttribute("result", result);
        model.addAttribute("waiting", result.dryRun() && uploads.find(id).isPresent());
        model.addAttribute("header", record.header(id));
        model.addAttribute(
                "refused",
                record.firstRefused(id, REFUSED_SHOWN).stream()
                        .map(row -> refused(row, locale))
                        .toList());
        return "orderbook/import";
    }

    /** Does what was looked at: the good rows of it, since the person has seen which are not. */
    @PostMapping("/imports/{id}/confirm")
    public String confirm(@PathVariable long id, Authentication user) throws IOException {
        ImportResult looked = visible(id, user);
        Kind kind = allowed(looked.kind(), user);
        Path file = uploads.find(id)
                .orElseThrow(() -> new Problem(HttpStatus.GONE, "import.uploadGone", looked.fileName()));
        String supplier = looked.supplier();
        var result = imports.importFile(
                supplier == null ? null : new SupplierId(supplier),
                kind,
                looked.fileName(),
                file,
                new ImportOptions(false, true),
                user.getName());
        uploads.forget(id);
        return "redirect:/imports/" + result.id();
    }

    /** Gives the file up. */
    @PostMapping("/imports/{id}/cancel")
    public String cancel(@PathVariable long id, Authentication user) throws IOException {
        visible(id, user);
        uploads.forget(id);
        return "redirect:/imports";
    }

    /** A supplier to choose. */
    public record Choice(String id, String name, String nameEn) {}

    /** A refused row as the page shows it. */
    public record Refusal(long row, @Nullable Integer sheetRow, List<Fault> faults) {}

    /** One thing wrong with it. */
    public record Fault(String place, String value, String message, String remedy) {}

    private static Choice choice(SupplierProfile profile) {
        String name = Objects.requireNonNullElse(profile.name(), profile.id());
        return new Choice(profile.id(), name, Objects.requireNonNullElse(profile.nameEn(), name));
    }

    private Refusal refused(ImportRecord.RefusedRow row, Locale locale) {
        var faults = new ArrayList<Fault>();
        for (Wrong wrong : row.wrong()) {
            faults.add(new Fault(
                    ErrorsFile.place(wrong),
                    wrong.value(),
                    errors.sentence("import.wrong.", wrong, locale),
                    errors.sentence("import.remedy.", wrong, locale)));
        }
        return new Refusal(row.row(), row.sheetRow(), faults);
    }

    private static List<String> kinds(Authentication user) {
        return Arrays.stream(Kind.values())
                .filter(kind -> ImportRights.mayImport(kind, user))
                .map(Kind::fileName)
                .toList();
    }

    private static Kind allowed(String kind, Authentication user) {
        return Kind.of(kind)
                .filter(known -> ImportRights.mayImport(known, user))
                .orElseThrow(() -> new Problem(HttpStatus.FORBIDDEN, "import.notYourKind", kind));
    }

    private static boolean mayRead(ImportResult result, Authentication user) {
        return Kind.of(result.kind())
                .filter(kind -> ImportRights.mayImport(kind, user))
                .isPresent();
    }

    private ImportResult visible(long id, Authentication user) {
        return record.find(id)
                .filter(result -> mayRead(result, user))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "import.unknown", String.valueOf(id)));
    }
}
