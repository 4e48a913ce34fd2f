package dev.stopgap.drill;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.StartupFailure;
import dev.stopgap.source.SourcePoller;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.SupplierProfile.Source;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.watch.ComparisonDigest;
import dev.stopgap.watch.StaleAreas;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What the supplier shows in a drill, and when we look. In working life a source is looked at every few minutes; here only
 * at the first such moment after something new, and once a day, since nothing can have changed in between.
 */
@Component
@Profile("drill")
class DrillStage implements AutoCloseable {

    private static final LocalTime DAILY_LOOK = LocalTime.of(8, 0);

    private final Timeline timeline;
    private final SupplierProfile supplier;
    private final SourcePoller poller;
    private final StaleAreas stale;
    private final ComparisonDigest digest;
    private final DrillSite site;
    private final DrillMailbox mailbox;
    private final TreeSet<Instant> noticeLooks = new TreeSet<>();
    private Instant lookedAt = Instant.EPOCH;

    DrillStage(
            DrillProperties properties,
            Suppliers suppliers,
            SourcePoller poller,
            StaleAreas stale,
            ComparisonDigest digest,
            DrillAddresses addresses,
            Clock clock)
            throws IOException {
        this.timeline = Timeline.read(properties.timeline());
        this.supplier = suppliers
                .find(new SupplierId(timeline.supplier()))
                .orElseThrow(() -> new StartupFailure(
                        properties.timeline() + ": its supplier \"" + timeline.supplier() + "\" has no profile.",
                        "Put " + timeline.supplier() + ".yaml into the folder of suppliers.",
                        null));
        this.poller = poller;
        this.stale = stale;
        this.digest = digest;
        this.site = DrillSite.open(timeline, supplier, clock);
        this.mailbox = DrillMailbox.open();
        addresses.lead(site.address(), mailbox, timeline);
        for (var notice : timeline.notices()) {
            var source = source(notice, properties);
            noticeLooks.add(nextLook(notice.at().toInstant(), source.every()));
        }
    }

    Timeline timeline() {
        return timeline;
    }

    SupplierId supplierId() {
        return supplier.supplierId();
    }

    /** Looks at the sources if this is the time for it: once for each moment, and again after a restart. */
    void lookIfDue(Instant now) {
        if (lookedAt.equals(now) || !(isNoticeTime(now) || isDailyTime(now))) {
            return;
        }
        supplier.sources().stream()
                .filter(source -> source.kind().equals("MAILBOX"))
                .flatMap(source -> timeline.appeared(source.id(), now).stream())
                .forEach(mailbox::deliver);
        poller.pollDue();
        stale.expire();
        digest.tellDue();
        lookedAt = now;
    }

    /** When we look next, after {@code now}. */
    Optional<Instant> nextLook(Instant now) {
        var today =
                now.atZone(BusinessTime.ZONE).toLocalDate().atTime(DAILY_LOOK).atZone(BusinessTime.ZONE);
        Instant daily = (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
        return Optional.ofNullable(noticeLooks.higher(now))
                .filter(notice -> notice.isBefore(daily))
                .or(() -> Optional.of(daily));
    }

    /** Whether something new has just appeared. */
    boolean isNoticeTime(Instant now) {
        return noticeLooks.contains(now);
    }

    private static boolean isDailyTime(Instant now) {
        return now.atZone(BusinessTime.ZONE).toLocalTime().equals(DAILY_LOOK);
    }

    private Source source(Timeline.Notice notice, DrillProperties properties) {
        return supplier.sources().stream()
                .filter(source -> source.id().equals(notice.source()))
                .findFirst()
                .orElseThrow(() -> new StartupFailure(
                        properties.timeline() + ": suppliers/" + timeline.supplier() + ".yaml has no source \""
                                + notice.source() + "\".",
                        "Add the source to the profile, or mend the name.",
                        null));
    }

    // The first round of its rhythm, counted from midnight, at which something that appeared then is seen.
    private static Instant nextLook(Instant appeared, Duration rhythm) {
        Instant midnight =
                appeared.atZone(BusinessTime.ZONE).truncatedTo(ChronoUnit.DAYS).toInstant();
        long rounds = Duration.between(midnight, appeared).toSeconds() / rhythm.toSeconds() + 1;
        return midnight.plus(rhythm.multipliedBy(rounds));
    }

    @Override
    public void close() {
        site.close();
        mailbox.close();
    }
}
