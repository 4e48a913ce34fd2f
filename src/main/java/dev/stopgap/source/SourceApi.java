package dev.stopgap.source;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The sources over REST: how each stands, and what one would give today. */
@RestController
class SourceApi {

    private final Suppliers suppliers;
    private final SourceStandings standings;
    private final SourceTrial trial;

    SourceApi(Suppliers suppliers, SourceStandings standings, SourceTrial trial) {
        this.suppliers = suppliers;
        this.standings = standings;
        this.trial = trial;
    }

    /**
     * A source to be tried: one of the profile by its id, or one that is not written yet.
     *
     * @param source the id of one that stands in the profile; then nothing else is needed
     * @param kind PAGE (if not given), FEED or MAILBOX
     * @param tier OFFICIAL (if not given), NEWS or COMPARISON
     */
    record Wanted(
            @Nullable String supplier,
            @Nullable String source,
            @Nullable String kind,
            @Nullable String tier,
            @Nullable String url,
            @Nullable String selector) {}

    @PostMapping("/api/sources/try")
    @PreAuthorize("hasAuthority('camunda-admin')")
    SourceTrial.Trial look(@RequestBody Wanted wanted) {
        var profile = known(String.valueOf(wanted.supplier()));
        return trial.look(profile, source(profile, wanted));
    }

    @GetMapping("/api/suppliers/{supplier}/sources")
    List<SourceStandings.Standing> sources(@PathVariable String supplier) {
        return standings.of(known(supplier));
    }

    /** The source that is meant; a {@link Problem} says what is missing. */
    static SupplierProfile.Source source(SupplierProfile profile, Wanted wanted) {
        String id = wanted.source();
        if (id != null && !id.isBlank()) {
            return profile.sources().stream()
                    .filter(source -> source.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "source.unknown", id, profile.id()));
        }
        String selector = wanted.selector();
        return new SupplierProfile.Source(
                "trial",
                oneOf("kind", wanted.kind(), "PAGE", Set.of("PAGE", "FEED", "MAILBOX")),
                url(wanted.url()),
                oneOf("tier", wanted.tier(), "OFFICIAL", Set.of("OFFICIAL", "NEWS", "COMPARISON")),
                Duration.ofMinutes(15),
                selector == null || selector.isBlank() ? null : selector.strip(),
                List.of(),
                null);
    }

    private static String oneOf(String name, @Nullable String value, String usual, Set<String> values) {
        if (value == null || value.isBlank()) {
            return usual;
        }
        String upper = value.strip().toUpperCase(Locale.ROOT);
        if (!values.contains(upper)) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "source.value",
                    name,
                    value,
                    String.join(", ", values.stream().sorted().toList()));
        }
        return upper;
    }

    private static URI url(@Nullable String text) {
        try {
            URI url = URI.create(text == null ? "" : text.strip());
            if (url.getHost() != null && url.getScheme() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as of any other address that is none.
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "source.url", String.valueOf(text));
    }

    private SupplierProfile known(String id) {
        try {
            return suppliers
                    .find(new SupplierId(id))
                    .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", id));
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", id);
        }
    }
}
