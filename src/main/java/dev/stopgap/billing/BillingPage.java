package dev.stopgap.billing;

import dev.stopgap.platform.Problem;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What does not agree, what has been asked, what is held: for accountants and managers. */
@Controller
@PreAuthorize("hasAnyAuthority('accountant', 'manager')")
public class BillingPage {

    private final BillingView billing;
    private final DiscrepancyStory story;
    private final CorrectionAnswers answers;
    private final Suppliers suppliers;

    BillingPage(BillingView billing, DiscrepancyStory story, CorrectionAnswers answers, Suppliers suppliers) {
        this.billing = billing;
        this.story = story;
        this.answers = answers;
        this.suppliers = suppliers;
    }

    /**
     * What the reader has chosen to see.
     *
     * @param kind one kind, or empty for all
     * @param state one state, or empty for all
     * @param page from 0
     */
    public record Choices(String supplier, String kind, String state, int page) {

        /** The link to the page beside this one. */
        public String beside(int step) {
            return "/billing?supplier=%s&kind=%s&state=%s&page=%d".formatted(supplier, kind, state, page + step);
        }
    }

    /** A supplier to choose. */
    public record SupplierChoice(String id, String name, String nameEn) {}

    /** One finding in the list. */
    public record Row(
            String id,
            String kind,
            String state,
            String about,
            @Nullable String item,
            @Nullable BigDecimal quantity,
            BigDecimal amount,
            Instant firstFoundAt,
            @Nullable String correction) {}

    /** How many findings of a kind and state there are. */
    public record Total(String name, long findings, BigDecimal amount) {}

    /** A request to the supplier. */
    public record Request(
            String id,
            String contact,
            String state,
            int findings,
            BigDecimal amount,
            LocalDate closingOn,
            @Nullable Instant answerBy,
            int reminders) {}

    /** An invoice of which something is held. */
    public record HeldInvoice(
            String invoiceNo, LocalDate dueOn, BigDecimal total, BigDecimal held, BigDecimal payable) {}

    /** The page's whole content. */
    public record Overview(
            @Nullable Long lastMatch,
            @Nullable LocalDate asOf,
            List<Total> kinds,
            List<Total> states,
            List<Row> rows,
            boolean more,
            List<Request> requests,
            List<HeldInvoice> held) {}

    /** What one of the records says of a finding. */
    public record Side(String name, List<String> words) {}

    /** Something that happened to a finding. */
    public record Event(Instant at, String words) {}

    /** One finding with all that is known of it. */
    public record Detail(
            String id,
            String supplier,
            String kind,
            String state,
            String about,
            @Nullable String item,
            @Nullable String quantity,
            BigDecimal amount,
            String mendedBy,
            @Nullable String correction,
            @Nullable String reason,
            List<Side> sides,
            List<Event> events,
            @Nullable HeldInvoice invoice) {}

    /** The list. */
    @GetMapping("/billing")
    public String list(
            @RequestParam(defaultValue = "") String supplier,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var choices = suppliers.all().stream()
                .map(profile -> new SupplierChoice(profile.id(), profile.name(), profile.nameEn()))
                .toList();
        String chosen = !supplier.isEmpty()
                ? supplier
                : billing.latestSupplier()
                        .or(() -> suppliers.all().stream()
                                .map(SupplierProfile::id)
                                .findFirst())
                        .orElse("");
        var chosenChoices = new Choices(chosen, kind, state, Math.max(0, page));
        model.addAttribute("suppliers", choices);
        model.addAttribute("choices", chosenChoices);
        model.addAttribute("overview", billing.overview(chosenChoices));
        return "billing/list";
    }

    /** One finding. */
    @GetMapping("/billing/discrepancies/{id}")
    public String discrepancy(@PathVariable String id, Model model, Locale locale) {
        var detail =
                story.of(id, locale).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "discrepancy.unknown", id));
        model.addAttribute("detail", detail);
        return "billing/discrepancy";
    }

    /** The supplier's answer to a request, as an accountant has it by telephone, FAX or mail. */
    @PostMapping("/billing/corrections/{id}/answer")
    @PreAuthorize("hasAuthority('accountant')")
    public String answer(@PathVariable String id, @RequestParam boolean accepted, Principal user) {
        answers.answered(id, accepted, user.getName());
        return "redirect:/billing#requests";
    }
}
