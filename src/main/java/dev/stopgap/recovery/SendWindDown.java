package dev.stopgap.recovery;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code sendWindDown}. */
@Component
class SendWindDown implements JavaDelegate {

    // A purchase may be waiting for its approval just now: the message waits with it.
    private static final Duration KEEP = Duration.ofDays(30);

    private final ProcessMessages processes;
    private final Ledger ledger;

    SendWindDown(ProcessMessages processes, Ledger ledger) {
        this.processes = processes;
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String outage = execution.getProcessBusinessKey();
        processes.send(new ProcessMessage("windDown", outage, Map.of(), Map.of(), ProcessMessage.Audience.ONE, KEEP));
        ledger.record(LedgerEntry.of("recovery.windDown").in(new OutageId(outage)));
    }
}
