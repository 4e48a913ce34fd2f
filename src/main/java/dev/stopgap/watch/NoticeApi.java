package dev.stopgap.watch;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The REST calls on notices, status and timeline. */
@RestController
class NoticeApi {

    private static final int LONGEST_TEXT = 5 * 1024 * 1024;

    private final Suppliers suppliers;
    private final Readings readings;
    private final Notices notices;
    private final SupplierStatus status;
    private final Contradictions contradictions;
    private final RecoverySignals signals;
    private final Timeline timeline;
    private final Clock clock;

    NoticeApi(
            Suppliers suppliers,
            Readings readings,
            Notices notices,
            SupplierStatus status,
            Contradictions contradictions,
            RecoverySignals signals,
            Timeline timeline,
            Clock clock) {
        this.suppliers = suppliers;
        this.readings = readings;
        this.notices = notices;
        this.status = status;
        this.contradictions = contradictions;
        this.signals = signals;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** A text to be read or kept; only {@code text} is required. */
    record Submitted(
            @Nullable String supplier,
            @Nullable String tier,
            @Nullable String url,
            @Nullable String fetchedAt,
            @Nullable String contentType,
            @Nullable String text,
            @Nullable String channel) {}

    /** A kept entry with what was read of it. */
    record Entered(long id, boolean enteredLate, Reading reading) {}

    @PostMapping("/api/notices/read")
    @PreAuthorize("hasAuthority('reporter')")
    Reading read(@RequestBody Submitted submitted) {
        Optional<SupplierProfile> profile =
                submitted.supplier() == null || submitted.supplier().isBlank()
                        ? Optional.empty()
                        : profile(submitted.supplier());
        return read(profile.orElse(null), submitted);
    }

    private Reading read(@Nullable SupplierProfile profile, Submitted submitted) {
        return readings.read(
                profile,
                tier(submitted),
                submitted.url(),
                instant("fetchedAt", submitted.fetchedAt()),
                isHtml(submitted),
                text(submitted));
    }

    @PostMapping("/api/suppliers/{supplier}/notices")
    @PreAuthorize("hasAuthority('reporter')")
    ResponseEntity<Entered> enter(
            @PathVariable String supplier, @RequestBody Submitted submitted, Authentication user) {
        var profile = known(supplier);
        Instant said = instant("fetchedAt", submitted.fetchedAt());
        var entry = new Notices.Entry(
                channel(submitted), tier(submitted), submitted.url(), said, isHtml(submitted), text(submitted));
        long id = notices.enter(profile.supplierId(), entry, user.getName());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Entered(id, said.isBefore(clock.instant().minusSeconds(3_600)), read(profile, submitted)));
    }

    /** The status as JSON: the stage is null where nothing was ever said. */
    record StatusView(
            String supplier,
            Instant at,
            Instant knownAt,
            @Nullable Stage stage,
            List<AreaView> areas,
            List<Contradictions.Contradiction> contradictions,
            List<RecoverySignals.Kept> signals) {}

    /** One area's state with what it rests on. */
    record AreaView(
            Area area,
            AreaState state,
            List<String> limits,
            @Nullable String planned,
            @Nullable String plannedFrom,
            String evidence,
            long notice,
            String source,
            Instant statedAt,
            Instant lastOfficialWordAt,
            SupplierStatus.@Nullable PersonsWord person) {}

    @GetMapping("/api/suppliers/{supplier}/status")
    StatusView status(
            @PathVariable String supplier,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String knownAt) {
        var profile = known(supplier);
        Instant moment = instant("at", at);
        Instant known = instant("knownAt", knownAt);
        var found = status.at(profile.supplierId(), moment, known);
        return new StatusView(
                supplier,
                moment,
                known,
                found.areas().isEmpty() ? null : found.stage(),
                found.areas().stream()
                        .map(area -> new AreaView(
                                area.area(),
                                area.state(),
                                area.limits(),
                                area.planned(),
                                area.plannedFrom(),
                                area.evidence(),
                                area.notice(),
                                area.source(),
                                area.statedAt(),
                                area.lastWordAt(),
                                area.person()))
                        .toList(),
                contradictions.of(profile.supplierId(), moment, known),
                signals.of(profile.supplierId(), moment, known));
    }

    @GetMapping("/api/suppliers/{supplier}/timeline")
    Map<String, Object> timeline(
            @PathVariable String supplier,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        var profile = known(supplier);
        var entries = timeline.of(profile.supplierId(), before, Math.max(1, Math.min(limit, 200)));
        var next = entries.size() < Math.max(1, Math.min(limit, 200))
                ? Optional.<Long>empty()
                : Optional.of(entries.get(entries.size() - 1).notice());
        return next.<Map<String, Object>>map(id -> Map.of("entries", entries, "before", id))
                .orElseGet(() -> Map.of("entries", entries));
    }

    private SupplierProfile known(String supplier) {
        return profile(supplier).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "supplier.unknown", supplier));
    }

    private Optional<SupplierProfile> profile(String supplier) {
        try {
            return suppliers.find(new SupplierId(supplier));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Tier tier(Submitted submitted) {
        if (submitted.tier() == null) {
            return Tier.OFFICIAL;
        }
        try {
            return Tier.valueOf(submitted.tier().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.tier", submitted.tier());
        }
    }

    private static Notices.Channel channel(Submitted submitted) {
        if (submitted.channel() == null) {
            return Notices.Channel.WEB;
        }
        try {
            return Notices.Channel.valueOf(submitted.channel().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.channel", submitted.channel());
        }
    }

    private static boolean isHtml(Submitted submitted) {
        String type = submitted.contentType() == null
                ? "text/plain"
                : submitted.contentType().toLowerCase(Locale.ROOT).strip();
        if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
            return true;
        }
        if (type.startsWith("text/plain")) {
            return false;
        }
        throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "notice.contentType", type);
    }

    private static String text(Submitted submitted) {
        if (submitted.text() == null || submitted.text().isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.noText");
        }
        if (submitted.text().length() > LONGEST_TEXT) {
            throw new Problem(HttpStatus.PAYLOAD_TOO_LARGE, "notice.tooLong", LONGEST_TEXT);
        }
        return submitted.text();
    }

    private Instant instant(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return clock.instant();
        }
        // A plus sign of an offset arrives as a blank where it was not escaped.
        String written = text.strip().replace(' ', '+');
        try {
            if (written.length() == 10) {
                return LocalDate.parse(written)
                        .atStartOfDay(dev.stopgap.platform.BusinessTime.ZONE)
                        .toInstant();
            }
            return written.endsWith("Z") || written.lastIndexOf('+') > 10 || written.lastIndexOf('-') > 10
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written)
                            .atZone(dev.stopgap.platform.BusinessTime.ZONE)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.time", name, text);
        } catch (DateTimeException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "notice.time", name, text);
        }
    }
}
