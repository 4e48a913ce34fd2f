package dev.stopgap.source;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.supplier.SupplierId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a source that cannot be read: it is said again each day, and tried again when somebody has mended it. */
@Service
class SourceCare {

    private final SourceTable sources;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    SourceCare(SourceTable sources, Ledger ledger, ApplicationEventPublisher events) {
        this.sources = sources;
        this.ledger = ledger;
        this.events = events;
    }

    /** Says once more that the source cannot be read, with its latest trouble; nothing where it can be read meanwhile. */
    @Transactional
    void alarmAgain(SupplierId supplier, String source) {
        sources.trouble(supplier, source).ifPresent(trouble -> {
            ledger.record(LedgerEntry.of("watch.sourceStillDead")
                    .at(supplier.value())
                    .about(source)
                    .with("source", source)
                    .with("problem", trouble.problem()));
            events.publishEvent(new SourceStillDead(supplier, source, trouble.problem(), trouble.since()));
        });
    }

    /** Takes somebody's word that the source is mended: it is looked at soon, and dies again if it is not. */
    @Transactional
    void tryAgain(SupplierId supplier, String source, String reason, String by) {
        sources.tryAgain(supplier, source);
        ledger.record(LedgerEntry.of("watch.sourceTriedAgain")
                .by(by)
                .at(supplier.value())
                .about(source)
                .with("source", source)
                .with("reason", reason));
    }
}
