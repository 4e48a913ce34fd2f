package dev.stopgap.watch;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Entering what was heard by phone, came by FAX or was copied from a page: first looked at, then kept. */
@Controller
@PreAuthorize("hasAuthority('reporter')")
public class EntryPage {

    private static final int LONGEST_TEXT = 500_000;
    private static final Duration LATE = Duration.ofHours(1);

    private final Notices notices;
    private final Readings readings;
    private final SupplierStatus status;
    private final Suppliers suppliers;
    private final Clock clock;

    EntryPage(Notices notices, Readings readings, SupplierStatus status, Suppliers suppliers, Clock clock) {
        this.notices = notices;
        this.readings = readings;
        this.status = status;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    /** What a person has filled in; {@code saidAt} as the browser's field writes it. */
    public record Form(
            @Nullable String supplier,
            @Nullable String channel,
            @Nullable String tier,
            @Nullable String url,
            @Nullable String saidAt,
            @Nullable Boolean html,
            @Nullable String text) {

        // A browser leaves out what is not ticked, and a script what it does not know.
        Filled filled() {
            return new Filled(
                    text(supplier),
                    text(channel),
                    text(tier),
                    text(url),
                    text(saidAt),
                    html != null && html,
                    text(text));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /** The same, with nothing left out. */
    public record Filled(
            String supplier, String channel, String tier, String url, String saidAt, boolean html, String text) {}

    /** What the form offers. */
    public record Offer(List<NoticePages.Choice> suppliers, List<String> channels, List<String> tiers, String latest) {}

    /** What would be read and what would come of it. */
    public record Preview(
            boolean official, String why, Instant saidAt, boolean late, List<Line> lines, List<String> suspended) {}

    /** What would become of an area. */
    public enum Effect {
        CHANGES,
        SAME,
        LATER_WORD,
        NOTHING
    }

    /** One area; {@code now} is what holds at present. */
    public record Line(
            Area area, AreaState state, String evidence, @Nullable String planned, AreaState now, Effect effect) {}

    @GetMapping("/notices/new")
    String form(@RequestParam(defaultValue = "") String supplier, Locale locale, Model model) {
        return page(
                new Filled(supplier, "PHONE", Tier.OFFICIAL.name(), "", local(clock.instant()), false, ""),
                null,
                null,
                locale,
                model);
    }

    @PostMapping("/notices/new")
    String enter(
            @ModelAttribute Form sent,
            @RequestParam(name = "do") String act,
            Locale locale,
            Model model,
            Authentication user) {
        Filled form = sent.filled();
        try {
            var profile = profile(form.supplier());
            var entry = entry(form);
            if (act.equals("enter")) {
                return "redirect:/notices/" + notices.enter(profile.supplierId(), entry, user.getName());
            }
            return page(form, preview(profile, entry), null, locale, model);
        } catch (Problem e) {
            return page(form, null, e, locale, model);
        }
    }

    private String page(Filled form, @Nullable Preview preview, @Nullable Problem refused, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "offer",
                new Offer(
                        suppliers.all().stream()
                                .map(profile -> new NoticePages.Choice(profile.id(), NoticePages.name(profile, locale)))
                                .sorted(Comparator.comparing(NoticePages.Choice::name))
                                .toList(),
                        Arrays.stream(Notices.Channel.values()).map(Enum::name).toList(),
                        Arrays.stream(Tier.values()).map(Enum::name).toList(),
                        local(clock.instant())));
        model.addAttribute("preview", preview);
        model.addAttribute("refused", refused);
        return "watch/entry";
    }

    private Preview preview(SupplierProfile profile, Notices.Entry entry) {
        var reading = readings.read(profile, entry);
        var now = status.now(profile.supplierId());
        return new Preview(
                reading.official(),
                reading.why(),
                entry.saidAt(),
                entry.saidAt().isBefore(clock.instant().minus(LATE)),
                reading.areas().stream().map(area -> line(area, reading, now)).toList(),
                reading.suspendedCategories());
    }

    private static Line line(Reading.AreaReading area, Reading reading, SupplierStatus.Status now) {
        AreaState holds = now.state(area.area());
        boolean laterWord = now.areas().stream()
                .anyMatch(known -> known.area() == area.area()
                        && known.state() != AreaState.UNKNOWN
                        && known.statedAt().isAfter(reading.statedAt()));
        Effect effect = !reading.official() || area.state() == AreaState.UNKNOWN
                ? Effect.NOTHING
                : laterWord ? Effect.LATER_WORD : holds == area.state() ? Effect.SAME : Effect.CHANGES;
        var plan = area.planned();
        return new Line(area.area(), area.state(), area.evidence(), plan == null ? null : plan.text(), holds, effect);
    }

    private Notices.Entry entry(Filled form) {
        if (form.text().isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.noText");
        }
        if (form.text().length() > LONGEST_TEXT) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.tooLong", LONGEST_TEXT);
        }
        Instant said = said(form.saidAt());
        return new Notices.Entry(
                channel(form.channel()),
                tier(form.tier()),
                form.url().isBlank() ? null : form.url().strip(),
                said,
                form.html(),
                form.text().replace("\r\n", "\n"));
    }

    private Instant said(String written) {
        Instant now = clock.instant();
        if (written.isBlank()) {
            return now;
        }
        Instant said;
        try {
            said = LocalDateTime.parse(written.strip())
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.time", "saidAt", written);
        }
        // The field knows minutes only: this very minute is not the future.
        if (said.isAfter(now.plus(1, ChronoUnit.MINUTES))) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.future", written);
        }
        return said;
    }

    private SupplierProfile profile(String supplier) {
        try {
            return suppliers
                    .find(new SupplierId(supplier))
                    .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", supplier));
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", supplier);
        }
    }

    private static Notices.Channel channel(String channel) {
        try {
            return Notices.Channel.valueOf(channel);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.channel", channel);
        }
    }

    private static Tier tier(String tier) {
        try {
            return Tier.valueOf(tier);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.tier", tier);
        }
    }

    private static String local(Instant moment) {
        return moment.atZone(BusinessTime.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
