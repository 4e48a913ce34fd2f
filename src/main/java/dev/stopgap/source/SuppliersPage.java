package dev.stopgap.source;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.ProfileLook;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The pages {@code /suppliers} and {@code /suppliers/{id}}: how each source stands, what is wrong with a profile and what it
 * leaves open, and what a source would give today.
 */
@Controller
@PreAuthorize("hasAnyAuthority('camunda-admin', 'manager')")
public class SuppliersPage {

    private final Suppliers suppliers;
    private final SourceStandings standings;
    private final SourceTrial trial;

    SuppliersPage(Suppliers suppliers, SourceStandings standings, SourceTrial trial) {
        this.suppliers = suppliers;
        this.standings = standings;
        this.trial = trial;
    }

    /** A supplier in the list: its profile as it lies there now, and its sources. */
    public record Row(
            String id, String name, String nameEn, ProfileLook look, List<SourceStandings.Standing> sources) {}

    /** What was typed into the form, to be shown again. */
    public record Typed(
            @Nullable String source,
            @Nullable String kind,
            @Nullable String tier,
            @Nullable String url,
            @Nullable String selector) {

        public Typed {
            source = source == null ? "" : source;
            kind = kind == null ? "PAGE" : kind;
            tier = tier == null ? "OFFICIAL" : tier;
            url = url == null ? "" : url;
            selector = selector == null ? "" : selector;
        }

        static final Typed NOTHING = new Typed("", "PAGE", "OFFICIAL", "", "");
    }

    @GetMapping("/suppliers")
    String all(Model page, Locale language) {
        page.addAttribute(
                "rows",
                suppliers.all().stream().map(profile -> row(profile, language)).toList());
        return "source/suppliers";
    }

    @GetMapping("/suppliers/{id}")
    String one(@PathVariable String id, Model page, Locale language) {
        page.addAttribute("row", row(known(id), language));
        page.addAttribute("typed", Typed.NOTHING);
        return "source/supplier";
    }

    @PostMapping("/suppliers/{id}/try")
    @PreAuthorize("hasAuthority('camunda-admin')")
    String look(@PathVariable String id, @ModelAttribute("typed") Typed typed, Model page, Locale language) {
        var profile = known(id);
        var source = SourceApi.source(
                profile,
                new SourceApi.Wanted(id, typed.source(), typed.kind(), typed.tier(), typed.url(), typed.selector()));
        page.addAttribute("row", row(profile, language));
        page.addAttribute("typed", typed);
        page.addAttribute("tried", source.url().toString());
        page.addAttribute("trial", trial.look(profile, source));
        return "source/supplier";
    }

    private Row row(SupplierProfile profile, Locale language) {
        return new Row(
                profile.id(),
                profile.name(),
                profile.nameEn(),
                suppliers.look(profile.supplierId(), language),
                standings.of(profile));
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
