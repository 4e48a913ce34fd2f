package dev.stopgap.outage;

import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page {@code /alerts}: of which areas I want to hear by mail. */
@Controller
public class AlertChoicesPage {

    private final AlertChoices choices;
    private final Suppliers suppliers;

    AlertChoicesPage(AlertChoices choices, Suppliers suppliers) {
        this.choices = choices;
        this.suppliers = suppliers;
    }

    /** A supplier with what the reader has chosen for it; {@code chosen} is false where nothing was. */
    public record Row(String supplier, String name, String nameEn, boolean chosen, Set<Area> areas) {}

    @GetMapping("/alerts")
    String show(Model page, Principal me) {
        page.addAttribute(
                "rows",
                suppliers.all().stream()
                        .map(profile -> row(profile, me.getName()))
                        .toList());
        return "outage/alerts";
    }

    private Row row(SupplierProfile profile, String me) {
        var chosen = choices.of(me, profile.supplierId());
        return new Row(
                profile.id(),
                profile.name(),
                profile.nameEn(),
                chosen.isPresent(),
                chosen.orElseGet(() -> EnumSet.allOf(Area.class)));
    }

    @PostMapping("/alerts/{supplier}")
    @PreAuthorize(AlertChoices.THOSE_CONCERNED)
    String choose(
            @PathVariable String supplier,
            @RequestParam(name = "area", required = false) @Nullable List<String> areas,
            @RequestParam(defaultValue = "false") boolean all,
            Principal me) {
        var id = suppliers.get(new SupplierId(supplier)).supplierId();
        if (all) {
            choices.forget(me.getName(), id);
        } else {
            choices.choose(me.getName(), id, AlertChoicesApi.areas(areas));
        }
        return "redirect:/alerts";
    }
}
