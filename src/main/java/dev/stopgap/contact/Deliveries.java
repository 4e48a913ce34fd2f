package dev.stopgap.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The state of each mail, kept in a transaction of its own before and after the mail server is spoken to: whatever happens
 * in between, it can be told afterwards which mail has left, which has not, and of which nobody knows.
 */
@Service
class Deliveries {

    private final JdbcClient db;
    private final Clock clock;

    Deliveries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The mails of a message that have not left, or of which nobody knows. */
    List<Delivery> open(long message) {
        return db.sql(
                        """
                select id, number, kind, person, name, address, language, message_id, coalesce(first_try, :now) as first_try
                  from delivery
                 where message = :message
                   and channel = 'MAIL'
                   and state in ('PENDING', 'SENDING')
                 order by number
                """)
                .param("message", message)
                .param("now", now())
                .query((row, number) -> new Delivery(
                        row.getLong("id"),
                        Recipient.Kind.valueOf(row.getString("kind")),
                        row.getString("person"),
                        row.getString("name"),
                        row.getString("address"),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getString("message_id"),
                        row.getObject("first_try", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** About to be sent. Whether an attempt before this one has ended without a word, so that it may arrive twice. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean sending(long delivery) {
        return db.sql(
                        """
                update delivery as sending
                   set state = 'SENDING', attempts = before.attempts + 1, first_try = coalesce(before.first_try, :now)
                  from (select id, state, attempts, first_try from delivery where id = :id for update) as before
                 where sending.id = before.id
                returning before.state = 'SENDING'
                """)
                .param("id", delivery)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** It has left; {@code again} if it may have left before as well. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void sent(long delivery, boolean again) {
        settle(delivery, again ? "SENT_AGAIN" : "SENT", null);
    }

    /** It will never be taken. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(long delivery, @Nullable String why) {
        settle(delivery, "FAILED", why);
    }

    private void settle(long delivery, String state, @Nullable String problem) {
        db.sql("update delivery set state = :state, problem = :problem, settled_at = :now where id = :id")
                .param("id", delivery)
                .param("state", state)
                .param("problem", problem)
                .param("now", now())
                .update();
    }

    /** It has not left this time; where an earlier attempt is unknown it stays so. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void notSent(long delivery, boolean unknownBefore, @Nullable String why) {
        db.sql("update delivery set state = :state, problem = :problem where id = :id")
                .param("id", delivery)
                .param("state", unknownBefore ? "SENDING" : "PENDING")
                .param("problem", why)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** One mail to be sent. */
    record Delivery(
            long id,
            Recipient.Kind kind,
            String person,
            String name,
            @Nullable String address,
            Locale language,
            String messageId,
            Instant firstTry) {}
}
