package dev.stopgap.source;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sources over REST: how each stands, what one would give today, and which are added beside the profile. */
@RestController
class SourceApi {

    private final Suppliers suppliers;
    private final Sources sources;
    private final AddedSources added;
    private final SourceStandings standings;
    private final SourceTrial trial;

    SourceApi(Suppliers suppliers, Sources sources, AddedSources added, SourceStandings standings, SourceTrial trial) {
        this.suppliers = suppliers;
        this.sources = sources;
        this.added = added;
        this.standings = standings;
        this.trial = trial;
    }

    /**
     * A source to be tried: one that is known by its id, or one that is not written yet.
     *
     * @param source the id of one that is known; then nothing else is needed
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
        String id = wanted.source();
        var source = id == null || id.isBlank()
                ? new WantedSource(null, wanted.kind(), wanted.tier(), wanted.url(), wanted.selector(), null).toTry()
                : sources.find(profile, id)
                        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "source.unknown", id, profile.id()));
        return trial.look(profile, source);
    }

    @GetMapping("/api/suppliers/{supplier}/sources")
    List<SourceStandings.Standing> sources(@PathVariable String supplier) {
        return standings.of(known(supplier));
    }

    /** Adds a source beside those of the profile; it is read within seconds. */
    @PostMapping("/api/suppliers/{supplier}/sources")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('camunda-admin')")
    List<SourceStandings.Standing> add(
            @PathVariable String supplier, @RequestBody WantedSource wanted, Authentication user) {
        var profile = known(supplier);
        added.add(profile.supplierId(), wanted.toAdd(profile), user.getName());
        return standings.of(profile);
    }

    /** Removes a source that was added. */
    @DeleteMapping("/api/suppliers/{supplier}/sources/{source}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('camunda-admin')")
    void remove(@PathVariable String supplier, @PathVariable String source, Authentication user) {
        added.remove(known(supplier).supplierId(), source, user.getName());
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
