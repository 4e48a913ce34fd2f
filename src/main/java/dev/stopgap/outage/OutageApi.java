package dev.stopgap.outage;

import dev.stopgap.ledger.LedgerCsv;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures.Figure;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.watch.SupplierStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cases over REST. */
@RestController
@RequestMapping("/api/outages")
class OutageApi {

    private final Outages outages;
    private final OutageReporting reporting;
    private final Reports reports;
    private final Suppliers suppliers;
    private final SupplierStatus status;
    private final LedgerCsv ledger;

    OutageApi(
            Outages outages,
            OutageReporting reporting,
            Reports reports,
            Suppliers suppliers,
            SupplierStatus status,
            LedgerCsv ledger) {
        this.outages = outages;
        this.reporting = reporting;
        this.reports = reports;
        this.suppliers = suppliers;
        this.status = status;
        this.ledger = ledger;
    }

    /** A report of an outage, or a manager's word that a supplier will not return. */
    record Reported(@Nullable String supplier, @Nullable String reason) {}

    /** A case in a list. */
    record CaseLine(String no, String supplier, String status, Instant suspectedAt, @Nullable Instant closedAt) {}

    /** One case, with what is open. */
    record CaseView(
            String no,
            String supplier,
            String status,
            String reason,
            String stage,
            Instant suspectedAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            List<OutageReporting.OpenTask> openTasks,
            List<Figure> figures) {}

    @PostMapping
    @PreAuthorize("hasAuthority('reporter')")
    ResponseEntity<CaseLine> report(@RequestBody Reported reported, Principal user) {
        String reason = required(reported.reason());
        var supplier = supplier(String.valueOf(reported.supplier()));
        outages.current(supplier).ifPresent(current -> {
            throw new Problem(HttpStatus.CONFLICT, "outage.alreadyOpen", current.id());
        });
        var outage = outages.get(reporting.report(supplier, reason, user.getName()));
        return ResponseEntity.created(URI.create("/api/outages/" + outage.id())).body(line(outage));
    }

    @GetMapping
    List<CaseLine> all() {
        return outages.all().stream().map(OutageApi::line).toList();
    }

    @GetMapping("/{no}")
    CaseView one(@PathVariable String no) {
        var outage = find(no);
        return new CaseView(
                outage.id().value(),
                outage.supplier().value(),
                outage.status().name(),
                outage.reason(),
                status.now(outage.supplier()).stage().name(),
                outage.suspectedAt(),
                outage.openedAt(),
                outage.closedAt(),
                reporting.openTasks(outage.id()),
                reports.of(outage.id()).figures());
    }

    @GetMapping("/{no}/ledger.csv")
    void ledger(@PathVariable String no, HttpServletResponse response) throws IOException {
        var outage = find(no);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + outage.id() + "-ledger.csv\"");
        ledger.write(outage.id(), response.getWriter());
    }

    /** The supplier will not come back: what still runs of the case is stopped, and others take its place for good. */
    @PostMapping("/{no}/no-return")
    @PreAuthorize("hasAuthority('manager')")
    ResponseEntity<Void> noReturn(@PathVariable String no, @RequestBody Reported reported, Principal user) {
        var outage = find(no);
        if (outage.status() != Outage.Status.OPEN) {
            throw new Problem(HttpStatus.CONFLICT, "outage.notOpen", no);
        }
        reporting.giveUp(outage.id(), required(reported.reason()), user.getName());
        return ResponseEntity.accepted().build();
    }

    private Outage find(String no) {
        try {
            return outages.get(new OutageId(no));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "outage.unknown", no);
        }
    }

    private SupplierId supplier(String id) {
        try {
            return suppliers.get(new SupplierId(id)).supplierId();
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "outage.unknownSupplier", id);
        }
    }

    private static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "outage.reasonMissing");
        }
        return reason;
    }

    private static CaseLine line(Outage outage) {
        return new CaseLine(
                outage.id().value(),
                outage.supplier().value(),
                outage.status().name(),
                outage.suspectedAt(),
                outage.closedAt());
    }
}
