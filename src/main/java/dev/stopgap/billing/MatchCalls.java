package dev.stopgap.billing;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The match over REST. */
@RestController
@PreAuthorize("hasAuthority('accountant')")
class MatchCalls {

    private final Matches matches;
    private final DiscrepancyCsv csv;
    private final Suppliers suppliers;
    private final Clock clock;

    MatchCalls(Matches matches, DiscrepancyCsv csv, Suppliers suppliers, Clock clock) {
        this.matches = matches;
        this.csv = csv;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    /** Which day to match for: {@code 2026-01-31}; today where it is left out. */
    record MatchRequest(@Nullable String asOf) {}

    /** A run and what it found, by kind; {@code discrepancies} is where the rows are. */
    record MatchAnswer(
            long id,
            String supplier,
            LocalDate asOf,
            long findings,
            BigDecimal amount,
            List<KindAnswer> totals,
            URI discrepancies) {

        record KindAnswer(String kind, long findings, BigDecimal amount) {}
    }

    @PostMapping("/api/suppliers/{supplier}/matches")
    ResponseEntity<MatchAnswer> run(
            @PathVariable String supplier,
            @RequestBody(required = false) @Nullable MatchRequest request,
            Principal user) {
        var result = matches.run(known(supplier), day(request), user.getName());
        var rows = URI.create("/api/matches/" + result.id() + "/discrepancies.csv");
        var totals = result.totals().stream()
                .map(total -> new MatchAnswer.KindAnswer(total.kind(), total.findings(), Money.exact(total.amount())))
                .toList();
        return ResponseEntity.created(rows)
                .body(new MatchAnswer(
                        result.id(),
                        supplier,
                        result.asOf(),
                        result.findings(),
                        Money.exact(result.amount()),
                        totals,
                        rows));
    }

    @GetMapping("/api/matches/{id}/discrepancies.csv")
    void discrepancies(@PathVariable String id, HttpServletResponse response) throws IOException {
        long match = id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
        if (matches.find(match).isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "match.unknown", id);
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"discrepancies-" + match + ".csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            csv.write(match, out);
        }
    }

    private SupplierId known(String supplier) {
        try {
            return suppliers.get(new SupplierId(supplier)).supplierId();
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", supplier);
        }
    }

    private LocalDate day(@Nullable MatchRequest request) {
        String asOf = request == null ? null : request.asOf();
        if (asOf == null) {
            return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        }
        try {
            return LocalDate.parse(asOf);
        } catch (DateTimeParseException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "match.asOf.notADate", asOf);
        }
    }
}
