package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.watch.WatchRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The report's figures of what was watched, which {@code watch}, knowing no cases, cannot contribute itself. */
@Component
class WatchFigures implements CaseFigures {

    // The word that raised the suspicion came before it.
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Outages outages;
    private final WatchRecord watch;
    private final Clock clock;

    WatchFigures(Outages outages, WatchRecord watch, Clock clock) {
        this.outages = outages;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures(OutageId id) {
        var outage = outages.get(id);
        var until = outage.closedAt() == null ? clock.instant() : outage.closedAt();
        var numbers = watch.of(outage.supplier(), outage.suspectedAt().minus(BEFORE), until);
        String time = " from a day before the suspicion to the end of the case";
        return List.of(
                figure("notices", numbers.notices(), "notice: entered" + time),
                figure("changes", numbers.changes(), "area_change: changed" + time),
                figure(
                        "secondsToState",
                        numbers.secondsToState(),
                        "area_change: first changed_at of a notice less its fetched_at, mean"),
                figure("corrections", numbers.corrections(), "area_correction: corrected" + time),
                figure("suspicious", numbers.suspicious(), "notice_origin: verdict = 'SUSPICIOUS'"),
                figure("copies", numbers.copies(), "news_copy: of notices entered" + time),
                figure("signals", numbers.signals(), "notice_signal: of notices entered" + time));
    }

    private static Figure figure(String code, long count, String from) {
        return new Figure("watch", code, null, count, null, from);
    }
}
