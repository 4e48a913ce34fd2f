package dev.stopgap.outage;

import dev.stopgap.ledger.LedgerHistory;
import dev.stopgap.ledger.LedgerRecorded;
import dev.stopgap.outage.Board.Mood;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.source.Sources;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.supplier.Tier;
import dev.stopgap.watch.Contradictions;
import dev.stopgap.watch.SupplierStatus;
import dev.stopgap.watch.SupplierStatus.AreaStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the status board shows. */
@Component
class Boards {

    private static final int CHANGES = 8;
    // So long the board says that it is over, before it is as if nothing had been.
    private static final Duration REMEMBERED = Duration.ofDays(14);
    // Not each reading of a page: what changed, what was warned of, what was decided.
    private static final List<String> CHAPTERS = List.of(
            "watch.areaStateChanged",
            "watch.stageChanged",
            "watch.areaExpired",
            "watch.correct",
            "watch.signalsOf",
            "watch.newsContradicts",
            "watch.backgroundRead",
            "watch.suspicious",
            "watch.fullRecovery",
            "outage.");

    private final Suppliers suppliers;
    private final Outages outages;
    private final SupplierStatus status;
    private final Sources sources;
    private final Contradictions contradictions;
    private final LedgerHistory history;
    private final MessageSource messages;
    private final Clock clock;
    private final String desk;

    Boards(
            Suppliers suppliers,
            Outages outages,
            SupplierStatus status,
            Sources sources,
            Contradictions contradictions,
            LedgerHistory history,
            MessageSource messages,
            Clock clock,
            @Value("${stopgap.desk:}") String desk) {
        this.suppliers = suppliers;
        this.outages = outages;
        this.status = status;
        this.sources = sources;
        this.contradictions = contradictions;
        this.history = history;
        this.messages = messages;
        this.clock = clock;
        this.desk = desk;
    }

    /** The board of {@code wanted}, else of the supplier that is worst off; nothing where no supplier is registered. */
    Optional<Board> board(@Nullable String wanted, Locale language) {
        List<Seen> all = suppliers.all().stream().map(this::see).toList();
        return all.stream()
                .filter(seen -> seen.profile().id().equals(wanted))
                .findFirst()
                .or(() -> all.stream().min(Comparator.comparing(seen -> urgency(seen.mood()))))
                .map(seen -> board(seen, all, language));
    }

    private Board board(Seen chosen, List<Seen> all, Locale language) {
        var outage = chosen.outage();
        var profile = chosen.profile();
        boolean open = outage != null && outage.status() == Outage.Status.OPEN;
        return new Board(
                all.size() < 2
                        ? List.of()
                        : all.stream()
                                .map(seen -> new Board.Tab(
                                        seen.profile().id(),
                                        name(seen.profile(), language),
                                        seen.mood(),
                                        seen == chosen))
                                .toList(),
                name(profile, language),
                chosen.mood(),
                outage == null ? null : outage.id().value(),
                outage == null ? null : outage.closedAt() == null ? outage.suspectedAt() : outage.closedAt(),
                open ? chosen.status().stage() : null,
                chosen.status().areas(),
                contradictions.of(profile.supplierId(), clock.instant(), clock.instant()),
                changes(profile, language),
                profile.id(),
                desk);
    }

    /** One supplier as it stands: its case, running or just closed, and what is believed of it. */
    private record Seen(
            SupplierProfile profile, @Nullable Outage outage, SupplierStatus.Status status, boolean watched) {

        Mood mood() {
            return outage == null
                    ? watched || !status.areas().isEmpty() ? Mood.QUIET : Mood.UNWATCHED
                    : switch (outage.status()) {
                        case SUSPECTED -> Mood.SUSPECTED;
                        case OPEN -> Boards.mood(status.areas());
                        case CLOSED, FALSE_ALARM -> Mood.CLOSED;
                    };
        }
    }

    private Seen see(SupplierProfile profile) {
        return new Seen(profile, shown(profile).orElse(null), status.now(profile.supplierId()), isWatched(profile));
    }

    // By what people need: ordering and shipping. A plan, or silence, is no reason for a better word.
    private static Mood mood(List<AreaStatus> areas) {
        List<AreaState> asked = List.of(state(areas, Area.ORDERING), state(areas, Area.SHIPPING));
        if (asked.stream().allMatch(state -> state == AreaState.NORMAL)) {
            return Mood.RECOVERED;
        }
        if (asked.stream().allMatch(state -> state == AreaState.UNKNOWN)) {
            return Mood.UNCLEAR;
        }
        return asked.stream().allMatch(state -> state == AreaState.STOPPED || state == AreaState.UNKNOWN)
                ? Mood.STOPPED
                : Mood.LIMITED;
    }

    private static AreaState state(List<AreaStatus> areas, Area area) {
        return areas.stream()
                .filter(status -> status.area() == area)
                .map(AreaStatus::state)
                .findFirst()
                .orElse(AreaState.UNKNOWN);
    }

    // The case that is running, else the one that has just been closed.
    private Optional<Outage> shown(SupplierProfile profile) {
        SupplierId supplier = profile.supplierId();
        Instant lately = clock.instant().minus(REMEMBERED);
        return outages.current(supplier).or(() -> outages.all().stream()
                .filter(outage -> outage.supplier().equals(supplier))
                .filter(outage -> outage.status() == Outage.Status.CLOSED)
                .filter(outage -> outage.closedAt() != null && outage.closedAt().isAfter(lately))
                .findFirst());
    }

    private List<Board.Change> changes(SupplierProfile profile, Locale language) {
        return history.latest(profile.id(), CHAPTERS, CHANGES).stream()
                .map(recorded -> new Board.Change(recorded.at(), sentence(recorded, language)))
                .filter(change -> !change.sentence().isEmpty())
                .toList();
    }

    private String sentence(LedgerRecorded recorded, Locale language) {
        var entry = recorded.entry();
        return String.valueOf(messages.getMessage(
                "ledger." + entry.code(), entry.facts().values().toArray(), "", language));
    }

    // The press alone tells of no state.
    private boolean isWatched(SupplierProfile profile) {
        return sources.of(profile).stream().anyMatch(source -> Tier.valueOf(source.tier()) == Tier.OFFICIAL);
    }

    private static int urgency(Mood mood) {
        return switch (mood) {
            case STOPPED -> 0;
            case UNCLEAR -> 1;
            case LIMITED -> 2;
            case SUSPECTED -> 3;
            case RECOVERED -> 4;
            case CLOSED -> 5;
            case QUIET -> 6;
            case UNWATCHED -> 7;
        };
    }

    private static String name(SupplierProfile profile, Locale language) {
        return language.getLanguage().equals("en") ? profile.nameEn() : profile.name();
    }
}
