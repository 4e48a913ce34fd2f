package dev.stopgap.orderbook;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The order book for scripts: files in, errors out, and everything back out. */
@RestController
class ImportsApi {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final Imports imports;
    private final ImportRecord record;
    private final ErrorsFile errors;
    private final Export export;

    ImportsApi(Imports imports, ImportRecord record, ErrorsFile errors, Export export) {
        this.imports = imports;
        this.record = record;
        this.errors = errors;
        this.export = export;
    }

    /** Imports a supplier's file. */
    @PostMapping("/api/suppliers/{supplier}/imports")
    @PreAuthorize("hasAnyAuthority('buyer', 'accountant')")
    public ResponseEntity<ImportResult> importOf(
            @PathVariable String supplier,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean acceptGoodRows,
            Principal user) {
        Kind known = kind(kind);
        if (known.ourOwn()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "import.ourOwn", kind);
        }
        return take(supplier(supplier), known, file, new ImportOptions(dryRun, acceptGoodRows), user);
    }

    /** Imports our own approvers. */
    @PostMapping("/api/imports")
    @PreAuthorize("hasAuthority('camunda-admin')")
    public ResponseEntity<ImportResult> importOurs(
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean acceptGoodRows,
            Principal user) {
        Kind known = kind(kind);
        if (!known.ourOwn()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "import.ofSupplier", kind);
        }
        return take(null, known, file, new ImportOptions(dryRun, acceptGoodRows), user);
    }

    private ResponseEntity<ImportResult> take(
            @Nullable SupplierId supplier, Kind kind, MultipartFile file, ImportOptions options, Principal user) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), kind.fileName());
        try (InputStream content = file.getInputStream()) {
            ImportResult result = imports.importFile(supplier, kind, name, content, options, user.getName());
            return ResponseEntity.created(URI.create("/api/imports/" + result.id()))
                    .body(result);
        } catch (UnreadableFile e) {
            throw refusal(e);
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "import.broken");
        } catch (Spool.NoRoom | NestedRuntimeException e) {
            throw Troubles.of(e);
        }
    }

    static Problem refusal(UnreadableFile file) {
        HttpStatus status =
                switch (file.code()) {
                    case "gzip", "zip", "oldExcel", "binary", "webPage" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case "tooLarge" -> HttpStatus.PAYLOAD_TOO_LARGE;
                    default -> HttpStatus.UNPROCESSABLE_ENTITY;
                };
        var problem = new Problem(
                status,
                "import." + file.code(),
                file.details().stream().map(String::valueOf).toArray());
        return file.missing().isEmpty()
                ? problem
                : problem.with("missing", file.missing()).with("unknown", file.unknown());
    }

    /** An import, again. */
    @GetMapping("/api/imports/{id}")
    @PreAuthorize("hasAnyAuthority('buyer', 'accountant', 'camunda-admin')")
    public ImportResult get(@PathVariable long id, Authentication user) {
        return visible(id, user);
    }

    /** Its refused rows, to be mended and sent again. */
    @GetMapping("/api/imports/{id}/errors.csv")
    @PreAuthorize("hasAnyAuthority('buyer', 'accountant', 'camunda-admin')")
    public void errors(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean bom,
            Authentication user,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        visible(id, user);
        attach(response, "errors.csv");
        if (bom) {
            // Excel takes UTF-8 for what it is only with its mark.
            response.getOutputStream().write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        errors.write(id, locale, response.getOutputStream());
    }

    /** What is stored of one kind, in canonical form and key order. */
    @GetMapping("/api/suppliers/{supplier}/{kind}.csv")
    public void export(@PathVariable String supplier, @PathVariable String kind, HttpServletResponse response)
            throws IOException {
        Kind known = kind(kind);
        SupplierId id = supplier(supplier);
        attach(response, known.fileName() + ".csv");
        export.write(known.ourOwn() ? null : id, known, response.getOutputStream());
    }

    /** Imports of our own approvers are the administrator's, a supplier's files those of buyers and accountants. */
    private ImportResult visible(long id, Authentication user) {
        ImportResult result = record.find(id)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "import.unknown", String.valueOf(id)));
        boolean allowed = Kind.of(result.kind())
                .filter(kind -> ImportRights.mayImport(kind, user))
                .isPresent();
        if (!allowed) {
            throw new Problem(HttpStatus.FORBIDDEN, "import.notYours", String.valueOf(id));
        }
        return result;
    }

    private static void attach(HttpServletResponse response, String name) {
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static Kind kind(String name) {
        return Kind.of(name)
                .orElseThrow(() -> new Problem(
                        HttpStatus.BAD_REQUEST,
                        "import.unknownKind",
                        name,
                        Arrays.stream(Kind.values()).map(Kind::fileName).collect(Collectors.joining(", "))));
    }

    private static SupplierId supplier(String id) {
        try {
            return new SupplierId(id);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "import.supplierId", id);
        }
    }
}
