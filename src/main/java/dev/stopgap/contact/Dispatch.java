package dev.stopgap.contact;

import dev.stopgap.contact.Deliveries.Delivery;
import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Sends a message to its people, to each by the channel whose turn it is. */
@Service
class Dispatch {

    private final JdbcClient db;
    private final SentMessages messages;
    private final Deliveries deliveries;
    private final Carrier carrier;
    private final Letters letters;
    private final ContactProperties settings;
    private final Ledger ledger;
    private final Clock clock;

    Dispatch(
            JdbcClient db,
            SentMessages messages,
            Deliveries deliveries,
            Carrier carrier,
            Letters letters,
            ContactProperties settings,
            Ledger ledger,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.deliveries = deliveries;
        this.carrier = carrier;
        this.letters = letters;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is to happen next with a message that has been sent.
     *
     * @param until when somebody is to have confirmed it, or else the next channel is used; null: nothing is awaited
     */
    record Sent(@Nullable Instant until) {}

    /**
     * Sends whatever of the message has not left yet. One person whose mail fails does not hold up the others; where it fails
     * for good, that person's next channel is used at once. What may be tried again flies in the end, so that the engine does.
     *
     * @throws ChannelDown if there is nobody whom this message has reached
     */
    Sent send(long id) throws ChannelDown {
        SentMessage message = messages.get(id);
        RuntimeException failure = null;
        Set<Long> tried = new HashSet<>();
        List<Delivery> open = deliveries.open(id);
        while (!open.isEmpty()) {
            for (Runnable errand : carrier.errands(message, open)) {
                try {
                    errand.run();
                } catch (RuntimeException e) {
                    failure = failure == null ? e : failure;
                }
            }
            open.forEach(delivery -> tried.add(delivery.id()));
            open = deliveries.open(id).stream()
                    .filter(delivery -> !tried.contains(delivery.id()))
                    .toList();
        }
        if (failure != null) {
            throw failure;
        }
        report(message);
        return conclude(messages.get(id));
    }

    private Sent conclude(SentMessage message) {
        Instant answerBy = message.answerBy();
        boolean further = deliveries.hasFurther(message.id());
        if (message.awaitsAnswer() && (further || answerBy != null)) {
            Instant soon = clock.instant().plus(settings.nextChannelAfter());
            return new Sent(further || answerBy == null || answerBy.isBefore(soon) ? soon : answerBy);
        }
        deliveries.spareTheRest(message.id(), false);
        messages.settle(message.id(), "SENT");
        return new Sent(null);
    }

    // What the ledger does not say yet.
    private void report(SentMessage message) throws ChannelDown {
        Tally tally = db.sql(
                        """
                select count(*) filter (where channel = 'MAIL' and sent and not reported) as mails,
                       count(*) filter (where channel = 'CHAT' and sent and not reported) as chats,
                       count(*) filter (where state = 'SENT_AGAIN' and not reported) as again,
                       count(*) filter (where sent) as ever
                  from (select channel, state, reported, state in ('SENT', 'SENT_AGAIN') as sent
                          from delivery
                         where message = :message
                           and channel <> 'PHONE') as written
                """)
                .param("message", message.id())
                .query(Tally.class)
                .single();
        if (tally.ever() == 0) {
            throw new ChannelDown("Message " + message.id() + " was not taken for anybody");
        }
        int lost = lost(message.id());
        String subject = letters.subject(message);
        boolean task = message.template().equals(TaskMails.TEMPLATE);
        record(message, task ? "contact.taskMailed" : "contact.sent", subject, tally.mails());
        record(message, "contact.chatted", subject, tally.chats());
        record(message, "contact.partlyFailed", subject, lost);
        record(message, "contact.sentAgain", subject, tally.again());
        db.sql(
                        """
                update delivery
                   set reported = true
                 where message = :message
                   and channel <> 'PHONE'
                   and state in ('SENT', 'SENT_AGAIN', 'FAILED')
                """)
                .param("message", message.id())
                .update();
    }

    // Those for whom every channel has failed.
    private int lost(long message) {
        return db.sql(
                        """
                select count(*)
                  from (select number
                          from delivery
                         where message = :message
                           and channel <> 'PHONE'
                         group by number
                        having bool_and(state = 'FAILED') and bool_or(not reported)) as lost
                """)
                .param("message", message)
                .query(Integer.class)
                .single();
    }

    private void record(SentMessage message, String code, String subject, int people) {
        if (people > 0) {
            ledger.record(message.entry(code).with("subject", subject).with("people", people));
        }
    }

    private record Tally(int mails, int chats, int again, int ever) {}
}
