package dev.stopgap.outage;

import dev.stopgap.contact.Channel;
import dev.stopgap.contact.PersonChannels;
import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page {@code /alerts}: by which channels I want to hear, and of which areas. */
@Controller
public class AlertChoicesPage {

    private final AlertChoices choices;
    private final PersonChannels channels;
    private final Suppliers suppliers;
    private final MessageSource words;

    AlertChoicesPage(AlertChoices choices, PersonChannels channels, Suppliers suppliers, MessageSource words) {
        this.choices = choices;
        this.channels = channels;
        this.suppliers = suppliers;
        this.words = words;
    }

    /** A supplier with what the reader has chosen for it; {@code chosen} is false where nothing was. */
    public record Row(String supplier, String name, String nameEn, boolean chosen, Set<Area> areas) {}

    @GetMapping("/alerts")
    String show(Model page, Principal me) {
        page.addAttribute("wish", channels.of(me.getName()));
        page.addAttribute(
                "rows",
                suppliers.all().stream()
                        .map(profile -> row(profile, me.getName()))
                        .toList());
        return "outage/alerts";
    }

    @PostMapping("/alerts/channels")
    @PreAuthorize(PersonChannels.THOSE_WRITTEN_TO)
    String chooseChannels(
            @RequestParam List<Channel> order,
            @RequestParam(defaultValue = "") String chat,
            @RequestParam(defaultValue = "false") boolean forget,
            Principal me,
            Locale locale,
            RedirectAttributes next) {
        try {
            if (forget) {
                channels.forget(me.getName());
            } else {
                channels.choose(me.getName(), order, chat, locale);
            }
            next.addFlashAttribute("done", "alerts.channels.done");
        } catch (Problem e) {
            next.addFlashAttribute("refused", words.getMessage("problem." + e.code(), e.arguments(), locale));
            next.addFlashAttribute("wanted", order);
        }
        return "redirect:/alerts";
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
            Principal me,
            RedirectAttributes next) {
        var id = suppliers.get(new SupplierId(supplier)).supplierId();
        if (all) {
            choices.forget(me.getName(), id);
        } else {
            choices.choose(me.getName(), id, AlertChoicesApi.areas(areas));
        }
        next.addFlashAttribute("done", "alerts.done");
        return "redirect:/alerts";
    }
}
