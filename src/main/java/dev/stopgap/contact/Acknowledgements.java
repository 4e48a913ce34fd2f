package dev.stopgap.contact;

import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the answers that messages have arrived: the first one settles a message and stops whatever is still being tried. */
@Service
public class Acknowledgements {

    private final JdbcClient db;
    private final SentMessages messages;
    private final Deliveries deliveries;
    private final Letters letters;
    private final ProcessMessages processes;
    private final Ledger ledger;
    private final Clock clock;

    Acknowledgements(
            JdbcClient db,
            SentMessages messages,
            Deliveries deliveries,
            Letters letters,
            ProcessMessages processes,
            Ledger ledger,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.deliveries = deliveries;
        this.letters = letters;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Keeps that a message has arrived.
     *
     * @param message its id
     * @param by the user who says so: the recipient, or whoever has spoken with a supplier
     * @param how it is known, for the record: {@code page}, {@code phone}, {@code FAX of 10:15}
     * @return whether this is the first answer; another is only noted of the one who gives it
     * @throws NoSuchElementException where there is no such message
     */
    @Transactional
    public boolean acknowledge(long message, String by, String how) {
        SentMessage answered = messages.get(message);
        noteOn(message, by);
        if (!keep(answered, by, how)) {
            return false;
        }
        if (answered.acknowledge() && answered.outcome() == null) {
            processes.send(ProcessMessage.toOne(
                            StakeholderNotice.ACKNOWLEDGED, MessageBook.businessKey(answered.outage()), Map.of())
                    .matching(StakeholderNotice.MESSAGE_REF, StakeholderNotice.ref(message)));
        }
        return true;
    }

    // Also of those who confirm what another has confirmed before.
    private void noteOn(long message, String by) {
        db.sql(
                        """
                update delivery
                   set acknowledged_at = :now
                 where message = :id
                   and kind = 'USER'
                   and who = :by
                   and acknowledged_at is null
                   and state in ('SENDING', 'SENT', 'SENT_AGAIN')
                """)
                .param("id", message)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The same, told by the task that waits for it. */
    void byPhone(SentMessage message, String by, String note) {
        keep(message, by, note);
    }

    private boolean keep(SentMessage message, String by, String how) {
        int first = db.sql(
                        """
                update message
                   set acknowledged_at = :now, acknowledged_by = :by, acknowledged_how = :how, outcome = 'ACKNOWLEDGED'
                 where id = :id
                   and acknowledged_at is null
                """)
                .param("id", message.id())
                .param("by", by)
                .param("how", how)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            return false;
        }
        deliveries.spareTheRest(message.id(), true);
        ledger.record(message.entry("contact.acknowledged")
                .by(by)
                .with("subject", letters.subject(message))
                .with("by", by)
                .with("how", how));
        return true;
    }
}
