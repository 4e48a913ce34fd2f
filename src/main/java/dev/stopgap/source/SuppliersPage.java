package dev.stopgap.source;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.ProfileLook;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.SupplierProfile.Source;
import dev.stopgap.supplier.Suppliers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages {@code /suppliers} and {@code /suppliers/{id}}: how each source stands, what is wrong with a profile and what it
 * leaves open, what a source would give today, and which are added beside the profile.
 */
@Controller
@PreAuthorize("hasAnyAuthority('camunda-admin', 'manager')")
public class SuppliersPage {

    private final Suppliers suppliers;
    private final Sources sources;
    private final AddedSources added;
    private final SourceStandings standings;
    private final SourceTrial trial;

    SuppliersPage(
            Suppliers suppliers, Sources sources, AddedSources added, SourceStandings standings, SourceTrial trial) {
        this.suppliers = suppliers;
        this.sources = sources;
        this.added = added;
        this.standings = standings;
        this.trial = trial;
    }

    /**
     * A supplier in the list: its profile as it lies there now, and its sources.
     *
     * @param unused ids of sources that were added and stand in the profile meanwhile
     * @param lines those that were added as lines for the profile; empty if there are none
     */
    public record Row(
            String id,
            String name,
            String nameEn,
            ProfileLook look,
            List<SourceStandings.Standing> sources,
            List<String> unused,
            String lines) {}

    /**
     * What was typed into the form, to be shown again.
     *
     * @param source the id of a known one that is to be tried
     * @param id of one that is to be added
     */
    public record Typed(
            @Nullable String source,
            @Nullable String kind,
            @Nullable String tier,
            @Nullable String url,
            @Nullable String selector,
            @Nullable String id,
            @Nullable String every) {

        public Typed {
            source = source == null ? "" : source;
            kind = kind == null ? "PAGE" : kind;
            tier = tier == null ? "OFFICIAL" : tier;
            url = url == null ? "" : url;
            selector = selector == null ? "" : selector;
            id = id == null ? "" : id;
            every = every == null ? "PT15M" : every;
        }

        static final Typed NOTHING = new Typed(null, null, null, null, null, null, null);

        private WantedSource wanted() {
            return new WantedSource(id, kind, tier, url, selector, every);
        }

        private Typed named(String proposal) {
            return new Typed(source, kind, tier, url, selector, proposal, every);
        }
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
        boolean known = !String.valueOf(typed.source()).isEmpty();
        var source = known
                ? named(profile, String.valueOf(typed.source()))
                : typed.wanted().toTry();
        var found = trial.look(profile, source);
        page.addAttribute("row", row(profile, language));
        page.addAttribute("typed", typed.named(freeId(profile, source.tier())));
        page.addAttribute("tried", source.url().toString());
        page.addAttribute("trial", found);
        page.addAttribute("lines", known || found.problem() != null ? "" : ProfileLines.of(List.of(source)));
        return "source/supplier";
    }

    private Source named(SupplierProfile profile, String source) {
        return sources.find(profile, source)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "source.unknown", source, profile.id()));
    }

    // The usual name of its kind, or that with a number.
    private String freeId(SupplierProfile profile, String tier) {
        var taken = sources.of(profile).stream().map(Source::id).collect(Collectors.toSet());
        String usual = tier.equals("OFFICIAL") ? "status" : tier.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(usual),
                        IntStream.iterate(2, number -> number + 1).mapToObj(number -> usual + "-" + number))
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    @PostMapping("/suppliers/{id}/sources")
    @PreAuthorize("hasAuthority('camunda-admin')")
    String add(
            @PathVariable String id,
            @ModelAttribute("typed") Typed typed,
            Authentication user,
            Model page,
            Locale language,
            RedirectAttributes next) {
        var profile = known(id);
        try {
            added.add(profile.supplierId(), typed.wanted().toAdd(profile), user.getName());
        } catch (Problem e) {
            page.addAttribute("row", row(profile, language));
            page.addAttribute("refused", e);
            return "source/supplier";
        }
        next.addFlashAttribute("done", "sources.added");
        return "redirect:/suppliers/" + id;
    }

    @PostMapping("/suppliers/{id}/sources/remove")
    @PreAuthorize("hasAuthority('camunda-admin')")
    String remove(@PathVariable String id, @RequestParam String source, Authentication user, RedirectAttributes next) {
        var profile = known(id);
        try {
            added.remove(profile.supplierId(), source, user.getName());
            next.addFlashAttribute("done", "sources.removed");
        } catch (Problem e) {
            next.addFlashAttribute("refused", e);
        }
        return "redirect:/suppliers/" + id;
    }

    private Row row(SupplierProfile profile, Locale language) {
        var inProfile = profile.sources().stream().map(Source::id).collect(Collectors.toSet());
        var byInProfile = added.of(profile.supplierId()).stream()
                .map(AddedSources.Added::source)
                .collect(Collectors.partitioningBy(source -> inProfile.contains(source.id())));
        return new Row(
                profile.id(),
                profile.name(),
                profile.nameEn(),
                look(profile, !byInProfile.getOrDefault(false, List.of()).isEmpty(), language),
                standings.of(profile),
                byInProfile.getOrDefault(true, List.of()).stream()
                        .map(Source::id)
                        .toList(),
                ProfileLines.of(byInProfile.getOrDefault(false, List.of())));
    }

    // What the profile leaves open here is not open any more.
    private ProfileLook look(SupplierProfile profile, boolean anyAdded, Locale language) {
        var look = suppliers.look(profile.supplierId(), language);
        var gaps = look.gaps().stream()
                .filter(gap -> !anyAdded || !gap.equals("sources"))
                .toList();
        return new ProfileLook(look.file(), look.findings(), gaps, look.changed());
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
