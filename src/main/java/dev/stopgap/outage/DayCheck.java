package dev.stopgap.outage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.DailyConcerns.Concern;
import dev.stopgap.platform.BusinessTime;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The look at a case every morning; a person is asked only for what is new. */
@Service
class DayCheck {

    private final JdbcClient db;
    private final List<DailyConcerns> sources;
    private final Outages outages;
    private final Ledger ledger;
    private final Clock clock;

    DayCheck(JdbcClient db, List<DailyConcerns> sources, Outages outages, Ledger ledger, Clock clock) {
        this.db = db;
        this.sources = sources;
        this.outages = outages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Looks at the case and returns what nobody has been asked about yet; nothing while it is not open. */
    @Transactional
    List<Concern> check(OutageId id) {
        var outage = outages.get(id);
        if (outage.status() != Outage.Status.OPEN) {
            return List.of();
        }
        var today = clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
        var found = sources.stream()
                .flatMap(source -> source.on(id, today).stream())
                .toList();
        var added = db.sql(
                        """
                insert into day_concern (outage, concern, subject, found_at)
                select :outage, k.code, k.subject, :now
                  from unnest(:codes::text[], :subjects::text[]) as k (code, subject)
                    on conflict do nothing
                returning concern as code, subject
                """)
                .param("outage", id.value())
                .param("now", now())
                .param("codes", found.stream().map(Concern::code).toArray(String[]::new))
                .param("subjects", found.stream().map(Concern::subject).toArray(String[]::new))
                .query(Concern.class)
                .list();
        if (!added.isEmpty()) {
            ledger.record(LedgerEntry.of("outage.dayConcerns")
                    .in(id)
                    .at(outage.supplier().value())
                    .with("concerns", added.size()));
        }
        return added;
    }

    /** Notes that {@code user} has seen to everything that was found so far. */
    @Transactional
    void handled(OutageId id, String user, String note) {
        int handled = db.sql(
                        """
                update day_concern
                   set handled_by = :user, handled_at = :now, note = :note
                 where outage = :outage and handled_at is null
                """)
                .param("outage", id.value())
                .param("user", user)
                .param("now", now())
                .param("note", note)
                .update();
        ledger.record(LedgerEntry.of("outage.dayHandled")
                .by(user)
                .in(id)
                .at(outages.get(id).supplier().value())
                .with("concerns", handled)
                .with("note", note));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
