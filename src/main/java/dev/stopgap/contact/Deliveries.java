package dev.stopgap.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The state of each mail and post, kept in a transaction of its own before and after a server is spoken to: whatever happens
 * in between, it can be told afterwards which has left, which has not, and of which nobody knows. Where one has failed for
 * good, the person's next channel has its turn.
 */
@Service
class Deliveries {

    private final JdbcClient db;
    private final ContactProperties settings;
    private final Clock clock;

    Deliveries(JdbcClient db, ContactProperties settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** The mails and posts of a message that have not left, or of which nobody knows. */
    List<Delivery> open(long message) {
        return db.sql(
                        """
                select id, channel, kind, who, name, address, language, message_id, coalesce(first_try, :now) as first_try
                  from delivery
                 where message = :message
                   and channel <> 'PHONE'
                   and state in ('PENDING', 'SENDING')
                 order by number
                """)
                .param("message", message)
                .param("now", now())
                .query((row, number) -> new Delivery(
                        row.getLong("id"),
                        Channel.valueOf(row.getString("channel")),
                        Recipient.Kind.valueOf(row.getString("kind")),
                        row.getString("who"),
                        row.getString("name"),
                        row.getString("address"),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getString("message_id"),
                        row.getObject("first_try", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** About to be sent. Whether an attempt before this one has ended without a word, so that it may arrive twice. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean sending(Collection<Long> deliveries) {
        return db.sql(
                        """
                with attempt as (
                     update delivery as sending
                        set state = 'SENDING', attempts = before.attempts + 1, first_try = coalesce(before.first_try, :now)
                       from (select id, state, attempts, first_try from delivery where id = any(:ids) for update) as before
                      where sending.id = before.id
                     returning before.state)
                select bool_or(state = 'SENDING') from attempt
                """)
                .param("ids", ids(deliveries))
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** It has left; {@code again} if it may have left before as well. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void sent(Collection<Long> deliveries, boolean again) {
        settle(deliveries, again ? "SENT_AGAIN" : "SENT", null);
    }

    /** It will never be taken: the persons' next channels have their turn. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(Collection<Long> deliveries, @Nullable String why) {
        settle(deliveries, "FAILED", why);
        db.sql(
                        """
                update delivery as next
                   set state = 'PENDING'
                  from delivery as failed
                 where failed.id = any(:ids)
                   and next.message = failed.message
                   and next.number = failed.number
                   and next.state = 'PLANNED'
                   and next.step = (select min(step)
                                      from delivery as planned
                                     where planned.message = next.message
                                       and planned.number = next.number
                                       and planned.state = 'PLANNED')
                """)
                .param("ids", ids(deliveries))
                .update();
    }

    private void settle(Collection<Long> deliveries, String state, @Nullable String problem) {
        db.sql("update delivery set state = :state, problem = :problem, settled_at = :now where id = any(:ids)")
                .param("ids", ids(deliveries))
                .param("state", state)
                .param("problem", problem)
                .param("now", now())
                .update();
    }

    /**
     * It has not left this time, or where {@code unknown} nobody knows. Whoever has another channel and has waited for this
     * one long enough is told by that one.
     *
     * @return whether anybody is left for whom it has to be tried again
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean notSent(Collection<Long> deliveries, boolean unknown, @Nullable String why) {
        db.sql("update delivery set state = :state, problem = :problem where id = any(:ids)")
                .param("ids", ids(deliveries))
                .param("state", unknown ? "SENDING" : "PENDING")
                .param("problem", why)
                .update();
        List<Long> givenUp = db.sql(
                        """
                select id
                  from delivery as late
                 where id = any(:ids)
                   and first_try <= :longEnough
                   and exists (select
                                 from delivery as next
                                where next.message = late.message
                                  and next.number = late.number
                                  and next.state = 'PLANNED')
                """)
                .param("ids", ids(deliveries))
                .param(
                        "longEnough",
                        clock.instant().minus(settings.nextChannelAfter()).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
        failed(givenUp, why);
        return givenUp.size() < deliveries.size();
    }

    /** Nobody has confirmed in time: everybody's next channel has its turn. Returns the number of those who have one. */
    @Transactional
    public int takeNextChannels(long message) {
        return db.sql(
                        """
                update delivery as next
                   set state = 'PENDING'
                 where message = :message
                   and state = 'PLANNED'
                   and step = (select min(step)
                                 from delivery as planned
                                where planned.message = next.message
                                  and planned.number = next.number
                                  and planned.state = 'PLANNED')
                """)
                .param("message", message)
                .update();
    }

    /** Whether anybody has a channel that has not been used. */
    boolean hasFurther(long message) {
        return db.sql("select exists (select from delivery where message = :message and state = 'PLANNED')")
                .param("message", message)
                .query(Boolean.class)
                .single();
    }

    /** What has not had its turn is not needed any more; nor, when somebody has confirmed, what is a repetition or a call. */
    @Transactional
    public void spareTheRest(long message, boolean confirmed) {
        db.sql(
                        """
                update delivery
                   set state = 'NOT_NEEDED', settled_at = :now
                 where message = :message
                   and (state = 'PLANNED' or :confirmed and step > 1 and state in ('PENDING', 'SENDING'))
                """)
                .param("message", message)
                .param("confirmed", confirmed)
                .param("now", now())
                .update();
    }

    private static Long[] ids(Collection<Long> deliveries) {
        return deliveries.toArray(Long[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** One mail or post to be sent to one person. */
    record Delivery(
            long id,
            Channel channel,
            Recipient.Kind kind,
            String who,
            String name,
            @Nullable String address,
            Locale language,
            String messageId,
            Instant firstTry) {}
}
