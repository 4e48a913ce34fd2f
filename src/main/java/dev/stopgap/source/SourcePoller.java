package dev.stopgap.source;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the sources that are due, each in a transaction of its own, so that one that hangs or fails stops no other. Two
 * nodes never fetch the same source at once, nor one host's pages faster than it may be asked. What they say goes to the
 * {@link Intake}.
 */
@Service
public class SourcePoller {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final int DEAD_AFTER = 5;
    private static final int MOST_AT_ONCE = 500;
    // The host was reached, but what it showed is not the text.
    private static final Set<String> OF_WHAT_IS_SHOWN =
            Set.of("partMissing", "needsJavaScript", "robotsForbids", "noFeed");

    private final SourceTable table;
    private final Sources sources;
    private final Intake intake;
    private final SourceLook looks;
    private final HostPace pace;
    private final SourceAddresses addresses;
    private final Ledger ledger;
    private final SourceWords words;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    SourcePoller(
            SourceTable table,
            Sources sources,
            Intake intake,
            SourceLook looks,
            HostPace pace,
            SourceAddresses addresses,
            Ledger ledger,
            SourceWords words,
            Clock clock,
            TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.table = table;
        this.sources = sources;
        this.intake = intake;
        this.looks = looks;
        this.pace = pace;
        this.addresses = addresses;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
    }

    /** Looks at every source that is due now, in a fixed order; returns how many new texts there were. */
    public int pollDue() {
        var known = sources.all();
        table.register(known.values());
        int stored = 0;
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Integer found = transactions.execute(transaction -> pollNext(known));
            if (found == null || found < 0) {
                break;
            }
            stored += found;
        }
        return stored;
    }

    /** Makes every source due now, whatever its rhythm. */
    public void pollSoon() {
        table.dueNow();
    }

    // -1: nothing is due.
    private int pollNext(Map<Sources.Key, Sources.Known> known) {
        Optional<SourceTable.Due> due = table.claim();
        if (due.isEmpty()) {
            return -1;
        }
        var state = due.get();
        var key = new Sources.Key(state.supplier(), state.id());
        // One that another node has registered meanwhile is younger than what is known here.
        var found = Optional.ofNullable(known.get(key)).or(() -> sources.find(key));
        if (found.isEmpty()) {
            table.forget(state);
            return 0;
        }
        var source = found.get().source();
        if (!addresses.hasBegun(state.supplier(), state.id())) {
            table.next(state, clock.instant().plus(SHORTEST_PAUSE));
            return 0;
        }
        var wait = pace.wait(source);
        if (wait.isPresent()) {
            table.next(state, clock.instant().plus(wait.get()));
            return 0;
        }
        return look(found.get().profile(), source, state);
    }

    private int look(SupplierProfile profile, SupplierProfile.Source source, SourceTable.Due state) {
        Instant now = clock.instant();
        try {
            var found = looks.look(profile, source, state.marks(), now, new ArrayList<>());
            int fresh = 0;
            for (Incoming incoming : found.texts()) {
                fresh += intake.take(profile.supplierId(), incoming) ? 1 : 0;
            }
            reached(profile.supplierId(), state, now, fresh);
            table.reached(state, found.marks(), now, now.plus(source.every()));
            return fresh;
        } catch (FetchFailed e) {
            failed(profile.supplierId(), source, state, e, now);
            return 0;
        }
    }

    private void reached(SupplierId supplier, SourceTable.Due state, Instant now, int fresh) {
        table.note(state, fresh > 0 ? "NEW" : "UNCHANGED", null, now);
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
            FetchFailed failure,
            Instant now) {
        int failures = state.failures() + 1;
        String problem = failure.told(words);
        boolean dies = failures >= DEAD_AFTER && !state.died();
        table.note(state, OF_WHAT_IS_SHOWN.contains(failure.code()) ? "PROBLEM" : "FAILED", problem, now);
        table.failed(state, problem, now, now.plus(pause(source, failures)), dies);
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

    // Twice as long after each failure, at most six hours, and never shorter than its rhythm.
    private static Duration pause(SupplierProfile.Source source, int failures) {
        Duration pause = source.every().multipliedBy(1L << Math.min(failures - 1, 6));
        boolean tooLong = pause.compareTo(LONGEST_PAUSE) > 0 && LONGEST_PAUSE.compareTo(source.every()) > 0;
        return tooLong ? LONGEST_PAUSE : pause;
    }
}
