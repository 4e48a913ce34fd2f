package dev.stopgap.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record that nobody can edit: the table refuses updates and deletions. */
@Service
public class Ledger {

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Ledger(JdbcClient db, ObjectMapper json, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /** Records {@code entry} in the current transaction, as of now. */
    @Transactional
    public void record(LedgerEntry entry) {
        Instant now = clock.instant();
        long id = db.sql(
                        """
                insert into ledger_entry (recorded_at, code, actor, outage, supplier, subject, facts)
                values (:at, :code, :actor, :outage, :supplier, :subject, :facts::json)
                returning id
                """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("code", entry.code())
                .param("actor", entry.actor())
                .param("outage", value(entry.outage()))
                .param("supplier", entry.supplier())
                .param("subject", entry.subject())
                .param("facts", write(entry))
                .query(Long.class)
                .single();
        events.publishEvent(new LedgerRecorded(id, now, entry));
    }

    private static @Nullable String value(@Nullable OutageId outage) {
        return outage == null ? null : outage.value();
    }

    private String write(LedgerEntry entry) {
        try {
            return json.writeValueAsString(entry.facts());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
