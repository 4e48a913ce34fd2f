package dev.stopgap.outage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.watch.AreaStateChanged;
import dev.stopgap.watch.StageChanged;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The changes of a case's area states, each told once to those whom it concerns. */
@Service
class StateNews {

    private final JdbcClient db;
    private final Outages outages;
    private final StateAlerts alerts;
    private final Ledger ledger;
    private final Clock clock;

    StateNews(JdbcClient db, Outages outages, StateAlerts alerts, Ledger ledger, Clock clock) {
        this.db = db;
        this.outages = outages;
        this.alerts = alerts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A change within a case.
     *
     * @param toldAt when those concerned were told; null until then
     */
    record AreaChange(
            String area,
            String fromState,
            String toState,
            long notice,
            String evidence,
            OffsetDateTime changedAt,
            @Nullable OffsetDateTime toldAt) {}

    /** Keeps a change of the case's supplier until those concerned are told. */
    @Transactional
    void keep(OutageId outage, AreaStateChanged change) {
        db.sql(
                        """
                insert into case_area_change (outage, area, from_state, to_state, notice, evidence, changed_at)
                values (:outage, :area, :from, :to, :notice, :evidence, :at)
                    on conflict do nothing
                """)
                .param("outage", outage.value())
                .param("area", change.area().name())
                .param("from", change.from().name())
                .param("to", change.to().name())
                .param("notice", change.notice())
                .param("evidence", change.evidence())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps a change of the recovery stage; the process is told by a message. */
    @Transactional
    void keep(OutageId outage, StageChanged change) {
        db.sql(
                        """
                insert into case_stage_change (outage, from_stage, to_stage, notice, changed_at)
                values (:outage, :from, :to, :notice, :at)
                    on conflict do nothing
                """)
                .param("outage", outage.value())
                .param("from", change.from().name())
                .param("to", change.to().name())
                .param("notice", change.notice())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A change of the recovery stage. */
    record StageStep(String fromStage, String toStage, OffsetDateTime changedAt) {}

    /** All changes of the case's stage, oldest first. */
    List<StageStep> stagesOf(OutageId id) {
        return db.sql(
                        """
                select from_stage, to_stage, changed_at
                  from case_stage_change
                 where outage = :outage
                 order by changed_at, to_stage
                """)
                .param("outage", id.value())
                .query(StageStep.class)
                .list();
    }

    /** Tells our people of all changes of the case that they have not been told yet, each in one message. */
    @Transactional
    void tell(OutageId id) {
        var changes = db.sql(
                        """
                with told as (update case_area_change
                                 set told_at = :now
                               where outage = :outage and told_at is null
                              returning id, area, from_state, to_state, evidence, notice)
                select * from told order by id
                """)
                .param("outage", id.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new StateAlerts.Change(
                        Area.valueOf(row.getString("area")),
                        AreaState.valueOf(row.getString("from_state")),
                        AreaState.valueOf(row.getString("to_state")),
                        row.getLong("notice"),
                        row.getString("evidence")))
                .list();
        if (changes.isEmpty()) {
            return;
        }
        var supplier = outages.get(id).supplier();
        alerts.tell(supplier, id, changes);
        ledger.record(
                LedgerEntry.of("outage.stateTold").in(id).at(supplier.value()).with("changes", changes.size()));
    }

    /** All changes of the case, oldest first. */
    List<AreaChange> of(OutageId id) {
        return db.sql(
                        """
                select area, from_state, to_state, notice, evidence, changed_at, told_at
                  from case_area_change
                 where outage = :outage
                 order by changed_at, id
                """)
                .param("outage", id.value())
                .query(AreaChange.class)
                .list();
    }
}
