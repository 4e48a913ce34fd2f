package dev.stopgap.outage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.MessageUndelivered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records the news that found nobody waiting: it stands in its own table, and nobody needed it in the process. */
@Component
class UndeliveredListener {

    private final Ledger ledger;

    UndeliveredListener(Ledger ledger) {
        this.ledger = ledger;
    }

    @EventListener
    void on(MessageUndelivered message) {
        // What goes to everyone who waits may find nobody as a matter of course.
        if (message.businessKey().startsWith("OUT-") && message.toOne()) {
            ledger.record(LedgerEntry.of("outage.messageUndelivered")
                    .in(new OutageId(message.businessKey()))
                    .with("message", message.name()));
        }
    }
}
