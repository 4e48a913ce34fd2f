package dev.stopgap.orderbook;

import dev.stopgap.orderbook.Upload.State;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files in by the browser: send one, see what it would change, confirm or give it up; leave and find it again. */
@Controller
@PreAuthorize("hasAnyAuthority('buyer', 'accountant', 'camunda-admin')")
public class ImportsPage {

    private static final int LATEST = 30;
    // A small file is ready before its sender has looked up; a large one shows how far it is.
    private static final Duration A_MOMENT = Duration.ofMillis(1_500);

    private final ImportList list;
    private final ImportRecord record;
    private final ImportRows rows;
    private final Uploads uploads;
    private final UploadRuns runs;
    private final Spool spool;
    private final Suppliers suppliers;
    private final long largest;

    ImportsPage(
            ImportList list,
            ImportRecord record,
            ImportRows rows,
            Uploads uploads,
            UploadRuns runs,
            Spool spool,
            Suppliers suppliers,
            MultipartProperties limits) {
        this.list = list;
        this.record = record;
        this.rows = rows;
        this.uploads = uploads;
        this.runs = runs;
        this.spool = spool;
        this.suppliers = suppliers;
        this.largest = limits.getMaxFileSize().toBytes();
    }

    /** The form, and the latest imports. */
    @GetMapping("/imports")
    public String page(
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam(defaultValue = "orders") String kind,
            Model model,
            Authentication user)
            throws IOException {
        uploads.forgetOld();
        List<Kind> kinds = kinds(user);
        var latest = list.latest(kinds, LATEST).stream()
                .map(line -> line.runs() ? line.read(runs.rows(line.number())) : line)
                .toList();
        model.addAttribute(
                "form",
                new Form(
                        suppliers.all().stream().map(ImportsPage::choice).toList(),
                        kinds.stream().map(Kind::fileName).toList(),
                        supplier.isEmpty() ? lastSupplier(latest) : supplier,
                        kind,
                        largest));
        model.addAttribute("latest", latest);
        return "orderbook/imports";
    }

    /** Whoever sends one file mostly sends another of the same supplier. */
    private static String lastSupplier(List<ImportList.Line> latest) {
        return latest.stream()
                .flatMap(line -> Stream.ofNullable(line.supplier()))
                .findFirst()
                .orElse("");
    }

    /** Takes a file, to look at it without storing anything. */
    @PostMapping("/imports")
    public String send(
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            Authentication user,
            RedirectAttributes next)
            throws IOException {
        Kind known = allowed(kind, user);
        if (file.isEmpty()) {
            return refused("imports.emptyFile", supplier, kind, next);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), kind);
        long id;
        try (var content = file.getInputStream();
                var received = spool.take(content)) {
            id = uploads.add(known.ourOwn() ? null : supplier(supplier), known, name, received.path(), user.getName());
        } catch (Spool.NoRoom e) {
            return refused("problem.import.noRoom", supplier, kind, next);
        } catch (IOException e) {
            return refused("problem.import.broken", supplier, kind, next);
        }
        runs.look(id, user.getName(), () -> true);
        runs.await(id, A_MOMENT);
        return "redirect:/imports/files/" + id;
    }

    private static String refused(String why, String supplier, String kind, RedirectAttributes next) {
        next.addAttribute("supplier", supplier);
        next.addAttribute("kind", kind);
        next.addFlashAttribute("refused", why);
        return "redirect:/imports";
    }

    /** An upload: how far it is, what it would change, what a person can do. */
    @GetMapping("/imports/files/{id}")
    public String upload(@PathVariable long id, Model model, Authentication user, Locale locale) {
        Upload upload = visible(id, user);
        if (upload.state() == State.STORED) {
            return "redirect:/imports/" + upload.stored();
        }
        if (upload.state() == State.TO_MAP) {
            return "redirect:/imports/files/" + id + "/mapping";
        }
        Long looked = upload.looked();
        var dryRun = looked == null ? null : record.find(looked).orElse(null);
        model.addAttribute("upload", upload);
        model.addAttribute("read", runs.rows(id));
        model.addAttribute("result", dryRun);
        model.addAttribute("rows", dryRun == null ? null : rows.of(dryRun.id(), locale));
        return "orderbook/upload";
    }

    /** How far an upload is, for the page's script. */
    @GetMapping("/imports/files/{id}/progress")
    @ResponseBody
    public How progress(@PathVariable long id, Authentication user) {
        return new How(visible(id, user).state(), runs.rows(id));
    }

    /** Stores what was looked at: all of it, or the good rows if that is what the person says. */
    @PostMapping("/imports/files/{id}/confirm")
    public String confirm(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean goodRows,
            Authentication user,
            RedirectAttributes next) {
        Upload upload = visible(id, user);
        Long looked = upload.looked();
        boolean someRefused = looked != null
                && record.find(looked).filter(result -> result.refused() > 0).isPresent();
        if (someRefused && !goodRows) {
            next.addFlashAttribute("refused", "imports.sayGoodRows");
        } else {
            runs.store(id, goodRows, user.getName());
            runs.await(id, A_MOMENT);
        }
        return "redirect:/imports/files/" + id;
    }

    /** Gives an upload up: nothing of it is kept but that it was. */
    @PostMapping("/imports/files/{id}/cancel")
    public String cancel(@PathVariable long id, Authentication user) throws IOException {
        visible(id, user);
        boolean done = uploads.decide(
                id,
                State.CANCELLED,
                user.getName(),
                State.LOOKING,
                State.STORING,
                State.TO_MAP,
                State.WAITING,
                State.INTERRUPTED,
                State.FAILED);
        if (done && !runs.giveUp(id)) {
            uploads.drop(id);
        }
        runs.await(id, A_MOMENT);
        return "redirect:/imports/files/" + id;
    }

    /** Looks again at one that was interrupted. */
    @PostMapping("/imports/files/{id}/again")
    public String again(@PathVariable long id, Authentication user) {
        visible(id, user);
        runs.look(id, user.getName(), () -> uploads.move(id, State.LOOKING, State.INTERRUPTED, State.FAILED));
        runs.await(id, A_MOMENT);
        return "redirect:/imports/files/" + id;
    }

    /** What an import has changed. */
    @GetMapping("/imports/{id}")
    public String result(@PathVariable long id, Model model, Authentication user, Locale locale) {
        ImportResult result = record.find(id)
                .filter(one -> ImportRights.mayRead(one.kind(), user))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "import.unknown", String.valueOf(id)));
        model.addAttribute("result", result);
        model.addAttribute("rows", rows.of(id, locale));
        model.addAttribute("otherwise", otherwise(result));
        return "orderbook/import";
    }

    /** What had been looked at, if the order book changed between the look and the confirmation. */
    private @Nullable ImportResult otherwise(ImportResult result) {
        return uploads.ofImport(result.id())
                .map(Upload::looked)
                .flatMap(record::find)
                .filter(looked -> looked.added() != result.added()
                        || looked.changed() != result.changed()
                        || looked.findings() != result.findings())
                .orElse(null);
    }

    /** What the form offers, and what is chosen in it. */
    public record Form(List<Choice> suppliers, List<String> kinds, String supplier, String kind, long largest) {}

    /** A supplier to choose. */
    public record Choice(String id, String name, String nameEn) {}

    /** How far an upload is. */
    public record How(State state, long rows) {}

    static Choice choice(SupplierProfile profile) {
        String name = Objects.requireNonNullElse(profile.name(), profile.id());
        return new Choice(profile.id(), name, Objects.requireNonNullElse(profile.nameEn(), name));
    }

    private static List<Kind> kinds(Authentication user) {
        return Arrays.stream(Kind.values())
                .filter(kind -> ImportRights.mayImport(kind, user))
                .toList();
    }

    private static Kind allowed(String kind, Authentication user) {
        return Kind.of(kind)
                .filter(known -> ImportRights.mayImport(known, user))
                .orElseThrow(() -> new Problem(HttpStatus.FORBIDDEN, "import.notYourKind", kind));
    }

    private static SupplierId supplier(String id) {
        try {
            return new SupplierId(id);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "import.supplierId", id);
        }
    }

    private Upload visible(long id, Authentication user) {
        boolean running = runs.isRunning(id);
        Upload found = uploads.find(id)
                .filter(upload -> ImportRights.mayRead(upload.kind(), user))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "import.unknown", String.valueOf(id)));
        // It was to run here and does not: what became of it could not be kept.
        if (!running && found.state().runs() && Files.exists(uploads.file(id))) {
            uploads.move(id, State.INTERRUPTED, State.LOOKING, State.STORING);
            return uploads.find(id).orElse(found);
        }
        return found;
    }
}
