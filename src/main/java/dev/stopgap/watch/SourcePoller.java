package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.HtmlPage;
import dev.stopgap.reader.Page;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the sources that are due, each in a transaction of its own, so that one that hangs or fails stops no other. Two
 * nodes never fetch the same source at once. What is new is stored, and a {@code status-watch} starts with it.
 */
@Service
public class SourcePoller {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final int DEAD_AFTER = 5;
    private static final int MOST_AT_ONCE = 500;

    private final SourceTable sources;
    private final Suppliers suppliers;
    private final NoticeStore notices;
    private final Fetcher fetcher;
    private final SourceAddresses addresses;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    SourcePoller(
            SourceTable sources,
            Suppliers suppliers,
            NoticeStore notices,
            Fetcher fetcher,
            SourceAddresses addresses,
            Ledger ledger,
            Clock clock,
            TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.sources = sources;
        this.suppliers = suppliers;
        this.notices = notices;
        this.fetcher = fetcher;
        this.addresses = addresses;
        this.ledger = ledger;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
    }

    /** Looks at every source that is due now, in a fixed order; returns how many new texts were stored. */
    public int pollDue() {
        sources.register(suppliers.all());
        int stored = 0;
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Integer found = transactions.execute(transaction -> pollNext());
            if (found == null || found < 0) {
                break;
            }
            stored += found;
        }
        return stored;
    }

    /** Makes every source due now, whatever its rhythm. */
    public void pollSoon() {
        sources.dueNow();
    }

    // -1: nothing is due.
    private int pollNext() {
        Optional<SourceTable.Due> due = sources.claim();
        if (due.isEmpty()) {
            return -1;
        }
        var source = due.get();
        var profile = suppliers.find(source.supplier());
        var written = profile.flatMap(known -> known.sources().stream()
                .filter(candidate -> candidate.id().equals(source.id()))
                .findFirst());
        if (profile.isEmpty() || written.isEmpty()) {
            sources.forget(source);
            return 0;
        }
        if (!addresses.hasBegun(source.supplier(), source.id())) {
            sources.next(source, clock.instant().plus(SHORTEST_PAUSE));
            return 0;
        }
        return look(profile.get(), written.get(), source);
    }

    private int look(SupplierProfile profile, SupplierProfile.Source source, SourceTable.Due state) {
        Instant now = clock.instant();
        try {
            Look look =
                    switch (source.kind()) {
                        case "MAILBOX" -> mailbox(profile, source, state, now);
                        default -> page(profile, source, state, now);
                    };
            int fresh = 0;
            for (Incoming incoming : look.texts()) {
                fresh += notices.store(profile.supplierId(), incoming, null).isPresent() ? 1 : 0;
            }
            if (look.problem() == null) {
                reached(profile.supplierId(), state, now, fresh);
                sources.reached(
                        state, look.etag(), look.lastModified(), look.lastUid(), now, now.plus(source.every()), fresh);
            } else {
                failed(profile.supplierId(), source, state, look.problem(), "PROBLEM", now);
            }
            return fresh;
        } catch (FetchFailed e) {
            failed(profile.supplierId(), source, state, String.valueOf(e.getMessage()), "FAILED", now);
            return 0;
        }
    }

    /** What a look came to; {@code problem} where what was found is not the text. */
    private record Look(
            List<Incoming> texts,
            @Nullable String etag,
            @Nullable String lastModified,
            long lastUid,
            @Nullable String problem) {}

    private Look mailbox(SupplierProfile profile, SupplierProfile.Source source, SourceTable.Due state, Instant now)
            throws FetchFailed {
        int port = source.url().getPort() > 0
                ? source.url().getPort()
                : source.url().getScheme().equals("imaps") ? 993 : 143;
        var mailbox = addresses
                .mailbox(profile.supplierId(), source.id(), source.url().getHost(), port)
                .orElseThrow(() -> new FetchFailed("no user and password for the mailbox "
                        + source.url().getHost() + ": set STOPGAP_MAILBOX_"
                        + profile.id().toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_USER and _PASSWORD"));
        var read = MailboxReader.read(source, mailbox, state.lastUid(), now);
        return new Look(read.mails(), null, null, read.lastUid(), null);
    }

    private Look page(SupplierProfile profile, SupplierProfile.Source source, SourceTable.Due state, Instant now)
            throws FetchFailed {
        var domains = NoticeStore.domains(profile, Tier.valueOf(source.tier()));
        var fetched = fetcher.fetch(profile, domains, source.url(), state.etag(), state.lastModified());
        String etag = fetched.headers().getOrDefault("ETag", state.etag());
        String modified = fetched.headers().getOrDefault("Last-Modified", state.lastModified());
        if (fetched.unchanged()) {
            return new Look(List.of(), etag, modified, 0, null);
        }
        if (source.kind().equals("FEED")) {
            return new Look(FeedItems.of(profile, source, fetched, now), etag, modified, 0, null);
        }
        var decoded = Decoding.of(fetched.bytes(), fetched.charset());
        var page = HtmlPage.of(decoded.text(), source.selector());
        if (page.problem() != Page.Problem.NONE) {
            return new Look(
                    List.of(),
                    null,
                    null,
                    0,
                    page.problem() == Page.Problem.NEEDS_JAVASCRIPT
                            ? "the page has no text without JavaScript"
                            : "the page's part \"" + source.selector() + "\" was not found");
        }
        String title = page.visible().lines().findFirst().orElse(source.id());
        var texts = new ArrayList<Incoming>();
        texts.add(new Incoming(
                source.id(),
                "",
                Tier.valueOf(source.tier()),
                "PAGE",
                fetched.url().toString(),
                title,
                page.visible(),
                fetched.bytes(),
                "text/html",
                decoded.charset(),
                source.selector(),
                fetched.headers(),
                null,
                now));
        return new Look(texts, etag, modified, 0, null);
    }

    private void reached(SupplierId supplier, SourceTable.Due state, Instant now, int fresh) {
        sources.note(state, fresh > 0 ? "NEW" : "UNCHANGED", null, now);
        if (state.died()) {
            ledger.record(LedgerEntry.of("watch.sourceMended")
                    .at(supplier.value())
                    .about(state.id())
                    .with("source", state.id()));
            events.publishEvent(new SourceMended(supplier, state.id()));
        }
    }

    private void failed(
            SupplierId supplier,
            SupplierProfile.Source source,
            SourceTable.Due state,
            String problem,
            String outcome,
            Instant now) {
        int failures = state.failures() + 1;
        Duration pause = source.every().multipliedBy(1L << Math.min(failures - 1, 6));
        boolean dies = failures >= DEAD_AFTER && !state.died();
        sources.note(state, outcome, problem, now);
        sources.failed(
                state,
                problem,
                now,
                now.plus(
                        pause.compareTo(LONGEST_PAUSE) > 0 && LONGEST_PAUSE.compareTo(source.every()) > 0
                                ? LONGEST_PAUSE
                                : pause),
                dies);
        if (dies) {
            ledger.record(LedgerEntry.of("watch.sourceDied")
                    .at(supplier.value())
                    .about(source.id())
                    .with("source", source.id())
                    .with("failures", failures)
                    .with("problem", problem));
            events.publishEvent(new SourceDied(supplier, source.id(), problem));
        }
    }
}
