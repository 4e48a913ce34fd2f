package dev.stopgap.outage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.source.SourceStillDead;
import dev.stopgap.source.Sources;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.watch.ComparisonNews;
import dev.stopgap.watch.FullRecoveryStated;
import dev.stopgap.watch.NewsContradicts;
import dev.stopgap.watch.NoticeSuspicious;
import dev.stopgap.watch.RegressionSigned;
import dev.stopgap.watch.Signal;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to people what the watch has seen beside changed states: each thing once. */
@Component
class WatchWarnings {

    // Whoever looks after the sources, and whoever answers for the case.
    private static final List<Recipient> MENDERS =
            List.of(Recipient.group("camunda-admin"), Recipient.group("manager"));
    private static final List<Recipient> READERS = List.of(Recipient.group("reporter"), Recipient.group("buyer"));

    private final Outages outages;
    private final Suppliers suppliers;
    private final Sources sources;
    private final Messages messages;
    private final Ledger ledger;
    private final Clock clock;

    WatchWarnings(
            Outages outages, Suppliers suppliers, Sources sources, Messages messages, Ledger ledger, Clock clock) {
        this.outages = outages;
        this.suppliers = suppliers;
        this.sources = sources;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    void on(NoticeSuspicious notice) {
        var outage = outage(notice.supplier());
        send(
                "suspicious-notice",
                outage == null ? StateAlerts.WATCHERS : Cases.OWN_PEOPLE,
                notice.supplier(),
                "suspicious notice " + notice.notice(),
                Map.of(
                        "title",
                        notice.title(),
                        "code",
                        notice.code(),
                        "detail",
                        notice.detail(),
                        "domains",
                        String.join(", ", domains(notice.supplier())),
                        "notice",
                        notice.notice()));
    }

    @EventListener
    void on(FullRecoveryStated stated) {
        var outage = outage(stated.supplier());
        send(
                "full-recovery-stated",
                outage == null ? StateAlerts.WATCHERS : Cases.OWN_PEOPLE,
                stated.supplier(),
                "full recovery " + stated.notice(),
                Map.of("title", stated.evidence(), "notice", stated.notice()));
        ledger.record(LedgerEntry.of("outage.fullRecoveryStated")
                .in(outage)
                .at(stated.supplier().value())
                .about("notice " + stated.notice())
                .with("title", stated.evidence()));
    }

    @EventListener
    void on(SourceStillDead dead) {
        send(
                "source-dead",
                MENDERS,
                dead.supplier(),
                "source " + dead.source() + " dead on "
                        + clock.instant().atZone(BusinessTime.ZONE).toLocalDate(),
                Map.of(
                        "source",
                        dead.source(),
                        "problem",
                        dead.problem(),
                        "since",
                        dead.since().toString()));
    }

    @EventListener
    void on(NewsContradicts news) {
        send(
                "confirm-with-official",
                READERS,
                news.supplier(),
                "news " + news.notice(),
                Map.of(
                        "title",
                        news.title(),
                        "notice",
                        news.notice(),
                        "pages",
                        officialPages(news.supplier()),
                        "changes",
                        news.contradictions().stream()
                                .map(each -> Map.of(
                                        "area", each.area().name(),
                                        "from", each.official().name(),
                                        "to", each.press().name(),
                                        "evidence", each.evidence()))
                                .toList()));
    }

    @EventListener
    void on(RegressionSigned regression) {
        var outage = outage(regression.supplier());
        send(
                "regression-signed",
                outage == null ? StateAlerts.WATCHERS : Cases.OWN_PEOPLE,
                regression.supplier(),
                "regression signed " + regression.notice(),
                Map.of(
                        "title",
                        regression.title(),
                        "notice",
                        regression.notice(),
                        "signals",
                        regression.signals().stream().map(WatchWarnings::signal).toList()));
    }

    // For background only: no state is told and nobody has to confirm it.
    @EventListener
    void on(ComparisonNews news) {
        var outage = outage(news.supplier());
        send(
                "comparison-digest",
                outage == null ? StateAlerts.WATCHERS : Cases.OWN_PEOPLE,
                news.supplier(),
                "digest " + news.day(),
                Map.of(
                        "day",
                        news.day().toString(),
                        "items",
                        news.items().stream().map(WatchWarnings::item).toList(),
                        "more",
                        news.more()));
    }

    private static Map<String, Object> item(ComparisonNews.Item item) {
        var told = new LinkedHashMap<String, Object>();
        told.put("title", item.title());
        told.put("source", item.source());
        told.put("notice", item.notice());
        if (item.url() != null) {
            told.put("url", item.url());
        }
        if (item.sentence() != null) {
            told.put("sentence", item.sentence());
        }
        return told;
    }

    private static Map<String, Object> signal(Signal signal) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", signal.kind().name());
        told.put("evidence", signal.evidence());
        if (signal.area() != null) {
            told.put("area", signal.area().name());
        }
        if (signal.before() != null) {
            told.put("before", signal.before());
        }
        if (signal.after() != null) {
            told.put("after", signal.after());
        }
        return told;
    }

    private void send(
            String template, List<Recipient> to, SupplierId supplier, String onceFor, Map<String, Object> model) {
        messages.send(new Message(template, to, outage(supplier), supplier.value(), onceFor, false, null, model));
    }

    private @Nullable OutageId outage(SupplierId supplier) {
        return outages.current(supplier).map(Outage::id).orElse(null);
    }

    private List<String> domains(SupplierId supplier) {
        return suppliers.find(supplier).map(SupplierProfile::domains).orElse(List.of());
    }

    private String officialPages(SupplierId supplier) {
        return suppliers.find(supplier).stream()
                .flatMap(profile -> sources.of(profile).stream())
                .filter(source ->
                        source.tier().equals("OFFICIAL") && source.kind().equals("PAGE"))
                .map(SupplierProfile.Source::url)
                .map(URI::toString)
                .collect(Collectors.joining(" "));
    }
}
