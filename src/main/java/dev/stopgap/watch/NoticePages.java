package dev.stopgap.watch;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The suppliers' notices for people: which there are, what each says, and where the reader was wrong. */
@Controller
public class NoticePages {

    private static final int ON_A_PAGE = 50;
    private static final int WHOLE = 500_000;

    private final NoticeList list;
    private final NoticeViews views;
    private final ReadingCorrections corrections;
    private final Suppliers suppliers;
    private final MessageSource words;

    NoticePages(
            NoticeList list,
            NoticeViews views,
            ReadingCorrections corrections,
            Suppliers suppliers,
            MessageSource words) {
        this.list = list;
        this.views = views;
        this.corrections = corrections;
        this.suppliers = suppliers;
        this.words = words;
    }

    /** A supplier to choose, its name in the reader's language. */
    public record Choice(String id, String name) {}

    /** By what a list is narrowed. */
    public record Filter(String supplier, String source, String tier, @Nullable Long before) {}

    /** What a person has filled in, to be shown again where it was refused. */
    public record Draft(String area, String state, String sentence, String evidence, String planned, String reason) {}

    @GetMapping("/notices")
    String list(
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String tier,
            @RequestParam(required = false) @Nullable Long before,
            Locale locale,
            Model model) {
        var choices = choices(locale);
        String chosen = supplier.isEmpty() ? list.latestSupplier().orElse(firstOf(choices)) : supplier;
        boolean known = choices.stream().anyMatch(choice -> choice.id().equals(chosen));
        if (!known && !chosen.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", chosen);
        }
        var id = known ? new SupplierId(chosen) : null;
        model.addAttribute("suppliers", choices);
        model.addAttribute("filter", new Filter(chosen, source, tier, before));
        model.addAttribute("sources", id == null ? List.of() : list.sources(id));
        model.addAttribute("tiers", Arrays.stream(Tier.values()).map(Tier::name).toList());
        var lines = id == null ? List.<NoticeList.Line>of() : list.of(id, source, tier, before, ON_A_PAGE + 1);
        model.addAttribute("lines", lines.size() > ON_A_PAGE ? lines.subList(0, ON_A_PAGE) : lines);
        model.addAttribute("more", lines.size() > ON_A_PAGE);
        return "watch/notices";
    }

    @GetMapping("/notices/{id}")
    String notice(
            @PathVariable long id, @RequestParam(defaultValue = "false") boolean whole, Locale locale, Model model) {
        var notice = views.of(id);
        model.addAttribute("notice", notice);
        model.addAttribute("name", name(notice.supplier(), locale));
        model.addAttribute("text", NoticeText.of(notice.text(), notice.areas(), whole ? WHOLE : NoticeText.SHOWN));
        model.asMap().putIfAbsent("draft", null);
        model.asMap().putIfAbsent("refused", null);
        model.asMap().putIfAbsent("done", null);
        return "watch/notice";
    }

    /** What is new in a notice: since the version before, or since any other. */
    @GetMapping("/notices/{id}/difference")
    String difference(
            @PathVariable long id,
            @RequestParam(name = "with", required = false) @Nullable Long other,
            Locale locale,
            Model model) {
        var after = views.of(id);
        Long before = other == null ? after.previous() : other;
        if (before == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "notice.noVersionBefore", Long.toString(id));
        }
        var earlier = views.of(before);
        if (!earlier.supplier().equals(after.supplier())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.otherSupplier", Long.toString(before));
        }
        model.addAttribute("difference", NoticeDifference.of(earlier, after));
        model.addAttribute("name", name(after.supplier(), locale));
        return "watch/difference";
    }

    @PostMapping("/notices/{id}/corrections")
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer', 'manager')")
    String correct(
            @PathVariable long id,
            @RequestParam String area,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String sentence,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String planned,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int revision,
            Authentication user,
            Locale locale,
            RedirectAttributes next) {
        views.notice(id);
        try {
            var about = CorrectionApi.area(area);
            var word = new ReadingCorrections.Word(
                    about,
                    CorrectionApi.state(state),
                    evidence.isBlank() ? sentence : unix(evidence),
                    planned,
                    reason,
                    revision);
            corrections.correct(id, word, user.getName());
            next.addFlashAttribute("done", "notices.corrected");
            return "redirect:/notices/" + id + "#" + about;
        } catch (Problem e) {
            next.addFlashAttribute("refused", sentence(e, locale));
            next.addFlashAttribute("draft", new Draft(area, state, sentence, evidence, planned, reason));
            return "redirect:/notices/" + id;
        }
    }

    @PostMapping("/notices/{id}/unlock")
    @PreAuthorize("hasAnyAuthority('reporter', 'buyer', 'manager')")
    String unlock(
            @PathVariable long id,
            @RequestParam String area,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int revision,
            Authentication user,
            Locale locale,
            RedirectAttributes next) {
        views.notice(id);
        try {
            var about = CorrectionApi.area(area);
            corrections.unlock(id, about, revision, reason, user.getName());
            next.addFlashAttribute("done", "notices.unlocked");
            return "redirect:/notices/" + id + "#" + about;
        } catch (Problem e) {
            next.addFlashAttribute("refused", sentence(e, locale));
            return "redirect:/notices/" + id;
        }
    }

    private static String firstOf(List<Choice> choices) {
        return choices.isEmpty() ? "" : choices.get(0).id();
    }

    private String sentence(Problem problem, Locale locale) {
        return words.getMessage("problem." + problem.code(), problem.arguments(), problem.code(), locale);
    }

    // A browser sends the line ends of a field in its own way; the text has ours.
    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    private List<Choice> choices(Locale locale) {
        return suppliers.all().stream()
                .map(profile -> new Choice(profile.id(), name(profile.id(), locale)))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    private String name(String supplier, Locale locale) {
        return suppliers
                .find(new SupplierId(supplier))
                .map(profile -> name(profile, locale))
                .orElse(supplier);
    }

    static String name(SupplierProfile profile, Locale locale) {
        return locale.getLanguage().equals("en") ? profile.nameEn() : profile.name();
    }
}
