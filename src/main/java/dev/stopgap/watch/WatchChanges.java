package dev.stopgap.watch;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds by difference what has changed for a supplier since it was last announced, keeps it, and announces it once. */
@Service
class WatchChanges {

    private final JdbcClient db;
    private final DerivedStatus status;
    private final Ledger ledger;
    private final WatchWords words;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    WatchChanges(
            JdbcClient db,
            DerivedStatus status,
            Ledger ledger,
            WatchWords words,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.status = status;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
        this.events = events;
    }

    /** What has changed through one notice: numbers, for the process to go by. */
    record Changes(int stops, int states, boolean stageRegressed, boolean stageReached) {}

    /** Brings what is announced in line with what the readings say; {@code notice} is why. */
    @Transactional
    Changes update(SupplierId supplier, long notice) {
        oneAtATime(supplier);
        var now = status.now(supplier);
        var announced = announced(supplier);
        int stops = 0;
        int states = 0;
        for (var area : now.areas()) {
            AreaState before = announced.getOrDefault(area.area(), AreaState.UNKNOWN);
            if (before != area.state()) {
                keep(supplier, area, before, notice);
                states++;
                stops += area.state() == AreaState.STOPPED ? 1 : 0;
            }
        }
        Stage from = announcedStage(supplier);
        boolean changed = !now.areas().isEmpty() && from != now.stage();
        if (changed) {
            keep(supplier, from, now.stage(), notice);
        }
        return new Changes(
                stops,
                states,
                changed && now.stage().compareTo(from) < 0,
                changed && now.stage().compareTo(from) > 0);
    }

    // Two texts of one supplier, or a text and a correction, on two nodes: each change is found by one of them.
    private void oneAtATime(SupplierId supplier) {
        db.sql("select pg_advisory_xact_lock(hashtext('area_change'), hashtext(:supplier))")
                .param("supplier", supplier.value())
                .query((row, number) -> number)
                .list();
    }

    private void keep(SupplierId supplier, SupplierStatus.AreaStatus area, AreaState before, long notice) {
        db.sql(
                        """
                insert into area_change (supplier, area, from_state, to_state, notice, evidence, changed_at)
                values (:supplier, :area, :from, :to, :notice, :evidence, :now)
                """)
                .param("supplier", supplier.value())
                .param("area", area.area().name())
                .param("from", before.name())
                .param("to", area.state().name())
                .param("notice", notice)
                .param("evidence", area.evidence())
                .param("now", NoticeStore.utc(clock.instant()))
                .update();
        ledger.record(LedgerEntry.of("watch.areaStateChanged")
                .at(supplier.value())
                .about("notice " + notice)
                .with("area", words.of(area.area()))
                .with("from", words.of(before))
                .with("to", words.of(area.state()))
                .with("evidence", area.evidence()));
    }

    private void keep(SupplierId supplier, Stage from, Stage to, long notice) {
        db.sql(
                        """
                insert into stage_change (supplier, from_stage, to_stage, notice, changed_at)
                values (:supplier, :from, :to, :notice, :now)
                """)
                .param("supplier", supplier.value())
                .param("from", from.name())
                .param("to", to.name())
                .param("notice", notice)
                .param("now", NoticeStore.utc(clock.instant()))
                .update();
        ledger.record(LedgerEntry.of("watch.stageChanged")
                .at(supplier.value())
                .about("notice " + notice)
                .with("from", words.of(from))
                .with("to", words.of(to)));
    }

    /** Tells that areas have stopped because of {@code notice}: of each stop once. */
    @Transactional
    void announceStops(SupplierId supplier, long notice) {
        db.sql(
                        """
                update area_change
                   set suspected = true
                 where supplier = :supplier and notice = :notice and to_state = 'STOPPED' and not suspected
                returning area, from_state, to_state, evidence, changed_at
                """)
                .param("supplier", supplier.value())
                .param("notice", notice)
                .query((row, number) -> change(row))
                .list()
                .forEach(change -> events.publishEvent(
                        new OutageSuspected(supplier, change.area(), notice, change.evidence(), change.at())));
    }

    /** Tells which areas have changed because of {@code notice}: of each change once. */
    @Transactional
    void announceStates(SupplierId supplier, long notice) {
        var changes = db
                .sql(
                        """
                with fresh as (update area_change
                                  set told = true
                                where supplier = :supplier and notice = :notice and not told
                               returning id, area, from_state, to_state, evidence, changed_at)
                select *
                  from fresh
                 order by id
                """)
                .param("supplier", supplier.value())
                .param("notice", notice)
                .query((row, number) -> change(row))
                .list()
                .stream()
                .map(change -> new AreaStateChanged(
                        supplier, change.area(), change.from(), change.to(), notice, change.evidence(), change.at()))
                .toList();
        changes.forEach(events::publishEvent);
        if (!changes.isEmpty()) {
            events.publishEvent(new StatesChanged(supplier, notice, changes));
        }
    }

    /** Tells that the stage has changed because of {@code notice}. */
    @Transactional
    void announceStage(SupplierId supplier, long notice) {
        db.sql("select * from stage_change where supplier = :supplier and notice = :notice order by id desc limit 1")
                .param("supplier", supplier.value())
                .param("notice", notice)
                .query((row, number) -> new StageChanged(
                        supplier,
                        Stage.valueOf(row.getString("from_stage")),
                        Stage.valueOf(row.getString("to_stage")),
                        notice,
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional()
                .ifPresent(events::publishEvent);
    }

    private record Change(Area area, AreaState from, AreaState to, String evidence, Instant at) {}

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                Area.valueOf(row.getString("area")),
                AreaState.valueOf(row.getString("from_state")),
                AreaState.valueOf(row.getString("to_state")),
                row.getString("evidence"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private Map<Area, AreaState> announced(SupplierId supplier) {
        var states = new EnumMap<Area, AreaState>(Area.class);
        db.sql(
                        "select distinct on (area) area, to_state from area_change where supplier = :supplier order by area, id desc")
                .param("supplier", supplier.value())
                .query((row, number) ->
                        states.put(Area.valueOf(row.getString("area")), AreaState.valueOf(row.getString("to_state"))))
                .list();
        return states;
    }

    /** The stage that was last announced; a supplier of whom nothing was ever said is stable. */
    Stage announcedStage(SupplierId supplier) {
        return db.sql("select to_stage from stage_change where supplier = :supplier order by id desc limit 1")
                .param("supplier", supplier.value())
                .query(String.class)
                .optional()
                .map(Stage::valueOf)
                .orElse(Stage.STABLE);
    }
}
