package dev.stopgap.outage;

import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.orderbook.LinesChanged;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import dev.stopgap.reader.AreaState;
import dev.stopgap.watch.AreaStateChanged;
import dev.stopgap.watch.OutageSuspected;
import dev.stopgap.watch.StageChanged;
import dev.stopgap.watch.StatesChanged;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns what the watch sees into a case, and into messages to it. */
@Component
class WatchListener {

    // Long enough for a process that is just about to wait for it.
    private static final Duration STAGE_NEWS_KEPT = Duration.ofDays(1);

    private final RuntimeService runtime;
    private final Outages outages;
    private final StateNews news;
    private final StateAlerts alerts;
    private final ProcessMessages messages;

    WatchListener(
            RuntimeService runtime, Outages outages, StateNews news, StateAlerts alerts, ProcessMessages messages) {
        this.runtime = runtime;
        this.outages = outages;
        this.news = news;
        this.alerts = alerts;
        this.messages = messages;
    }

    @EventListener
    void on(OutageSuspected suspicion) {
        if (outages.current(suspicion.supplier()).isEmpty()) {
            runtime.startProcessInstanceByMessage(
                    OutageResponse.SUSPECTED,
                    Map.of(
                            OutageResponse.SUPPLIER, suspicion.supplier().value(),
                            OutageResponse.REASON, suspicion.evidence(),
                            OutageResponse.REPORTED_BY, LedgerEntry.SYSTEM));
        }
    }

    @EventListener
    void on(AreaStateChanged change) {
        outages.current(change.supplier()).ifPresent(outage -> {
            news.keep(outage.id(), change);
            messages.send(ProcessMessage.toOne(
                    OutageResponse.STATUS_CHANGED, outage.id().value(), Map.of()));
        });
    }

    // Within a case the process tells those concerned; without one somebody has to hear of it as well.
    @EventListener
    void on(StatesChanged changed) {
        if (outages.current(changed.supplier()).isPresent()) {
            return;
        }
        var areas = changed.changes().stream().map(AreaStateChanged::area).toList();
        boolean worse = changed.changes().stream()
                .anyMatch(change -> change.to() != AreaState.NORMAL && change.to() != AreaState.UNKNOWN);
        if (worse || alerts.hasAlarmed(changed.supplier(), areas)) {
            alerts.tell(
                    changed.supplier(),
                    null,
                    changed.changes().stream()
                            .map(change -> new StateAlerts.Change(
                                    change.area(), change.from(), change.to(), change.notice(), change.evidence()))
                            .toList());
        }
    }

    @EventListener
    void on(StageChanged change) {
        outages.current(change.supplier()).ifPresent(outage -> {
            news.keep(outage.id(), change);
            messages.send(new ProcessMessage(
                    change.isRegression() ? OutageResponse.STAGE_REGRESSED : OutageResponse.STAGE_REACHED,
                    outage.id().value(),
                    Map.of(),
                    Map.of("stage", change.to().name()),
                    ProcessMessage.Audience.ALL,
                    STAGE_NEWS_KEPT));
        });
    }

    @EventListener
    void on(LinesChanged change) {
        outages.current(change.supplier())
                .filter(outage -> outage.status() == Outage.Status.OPEN)
                .ifPresent(outage -> messages.send(ProcessMessage.toAll(
                        OutageResponse.LINES_CHANGED, outage.id().value(), Map.of())));
    }
}
