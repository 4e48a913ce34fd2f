package dev.stopgap.drill;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the simulated world is going to do, in the order of its time. */
@Component
@Profile("drill")
class Agenda {

    private final JdbcClient db;

    Agenda(JdbcClient db) {
        this.db = db;
    }

    /**
     * Something that will happen.
     *
     * @param kind what
     * @param subject to what; a kind happens to a subject once
     * @param payload what it needs to know
     */
    record Event(long id, OffsetDateTime dueAt, String kind, String subject, String payload) {}

    /** Plans an event in the current transaction; one planned before stays as it was. */
    @Transactional
    void plan(Instant dueAt, String kind, String subject, String payload) {
        db.sql(
                        """
                insert into drill_event (due_at, kind, subject, payload)
                values (:due, :kind, :subject, :payload)
                    on conflict (kind, subject) do nothing
                """)
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("subject", subject)
                .param("payload", payload)
                .update();
    }

    /** What is due at {@code now} and has not happened, in order. */
    List<Event> due(Instant now) {
        return db.sql(
                        """
                select id, due_at, kind, subject, payload
                  from drill_event
                 where done_at is null and due_at <= :now
                 order by due_at, id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Event.class)
                .list();
    }

    /** Notes, in the transaction in which it happens, that an event has happened. */
    void done(Event event, Instant now) {
        db.sql("update drill_event set done_at = :now where id = :id")
                .param("id", event.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When the next event is due. */
    Optional<Instant> next() {
        return db.sql("select due_at from drill_event where done_at is null order by due_at, id limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
