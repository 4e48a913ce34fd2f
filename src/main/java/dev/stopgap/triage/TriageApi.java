package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outage;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The triage of a case, for scripts: its lines as a file, and running it again. */
@RestController
class TriageApi {

    private final Outages outages;
    private final TriageStarts starts;
    private final LineFiles files;

    TriageApi(Outages outages, TriageStarts starts, LineFiles files) {
        this.outages = outages;
        this.starts = starts;
        this.files = files;
    }

    /** Runs the triage again on what is still open. */
    @PostMapping("/api/outages/{no}/triage")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAuthority('buyer')")
    public void triage(@PathVariable String no, Principal user) {
        Outage outage = outage(no);
        if (outage.status() != Outage.Status.OPEN) {
            throw new Problem(HttpStatus.CONFLICT, "triage.caseNotOpen", no);
        }
        starts.start(outage.id(), user.getName());
    }

    /** Every affected line of the case. */
    @GetMapping("/api/outages/{no}/lines.csv")
    public void lines(@PathVariable String no, HttpServletResponse response) throws IOException {
        write(outage(no).id().value(), null, no + "-lines.csv", response);
    }

    /** Every line of a package. */
    @GetMapping("/api/packages/{id}/lines.csv")
    public void lines(@PathVariable long id, HttpServletResponse response) throws IOException {
        write(null, new PackageId(id), "package-" + id + "-lines.csv", response);
    }

    private void write(@Nullable String outage, @Nullable PackageId id, String name, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        files.write(outage, id, response.getWriter());
        response.getWriter().flush();
    }

    private Outage outage(String no) {
        try {
            return outages.get(new OutageId(no));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "triage.unknownOutage", no);
        }
    }
}
