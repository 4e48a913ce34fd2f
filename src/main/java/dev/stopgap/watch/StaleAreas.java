package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets areas become unknown of which no official text has spoken for their validity. */
@Service
public class StaleAreas {

    private final JdbcClient db;
    private final DerivedStatus status;
    private final WatchChanges changes;
    private final WatchWords words;
    private final Ledger ledger;

    StaleAreas(JdbcClient db, DerivedStatus status, WatchChanges changes, WatchWords words, Ledger ledger) {
        this.db = db;
        this.status = status;
        this.changes = changes;
        this.words = words;
        this.ledger = ledger;
    }

    /** Finds what has gone stale and tells of it once; returns how many areas that were. */
    @Transactional
    public int expire() {
        int expired = 0;
        for (Stale stale : announcedStates()) {
            var now = status.now(stale.supplier());
            if (now.state(stale.area()) == AreaState.UNKNOWN) {
                ledger.record(LedgerEntry.of("watch.areaExpired")
                        .at(stale.supplier().value())
                        .with("area", words.of(stale.area()))
                        .with(
                                "days",
                                status.validity(stale.supplier(), stale.area()).toDays()));
                var found = changes.update(stale.supplier(), stale.notice());
                if (found.states() > 0) {
                    changes.announceStates(stale.supplier(), stale.notice());
                }
                if (found.stageRegressed() || found.stageReached()) {
                    changes.announceStage(stale.supplier(), stale.notice());
                }
                expired++;
            }
        }
        return expired;
    }

    private record Stale(SupplierId supplier, Area area, long notice) {}

    private List<Stale> announcedStates() {
        return db.sql(
                        """
                select supplier, area, notice
                  from (select distinct on (supplier, area) supplier, area, to_state, notice
                          from area_change
                         order by supplier, area, id desc) last
                 where to_state <> 'UNKNOWN'
                 order by supplier, area
                """)
                .query((row, number) -> new Stale(
                        new SupplierId(row.getString("supplier")),
                        Area.valueOf(row.getString("area")),
                        row.getLong("notice")))
                .list();
    }
}
