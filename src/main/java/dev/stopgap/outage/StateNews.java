package dev.stopgap.outage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.watch.AreaStateChanged;
import dev.stopgap.watch.StageChanged;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The changes of a case's area states, each told once to those whom it concerns. */
@Service
class StateNews {

    private final JdbcClient db;
    private final Outages outages;
    private final Suppliers suppliers;
    private final Messages messages;
    private final Ledger ledger;
    private final Clock clock;

    StateNews(JdbcClient db, Outages outages, Suppliers suppliers, Messages messages, Ledger ledger, Clock clock) {
        this.db = db;
        this.outages = outages;
        this.suppliers = suppliers;
        this.messages = messages;
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

    /** Tells our people of all changes of the case that they have not been told yet, in one message. */
    @Transactional
    void tell(OutageId id) {
        var changes = db.sql(
                        """
                update case_area_change
                   set told_at = :now
                 where outage = :outage and told_at is null
                returning id, area, from_state, to_state, evidence, notice
                """)
                .param("outage", id.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    Map<String, Object> change = new LinkedHashMap<>();
                    change.put("id", row.getLong("id"));
                    change.put("area", row.getString("area"));
                    change.put("from", row.getString("from_state"));
                    change.put("to", row.getString("to_state"));
                    change.put("evidence", row.getString("evidence"));
                    return change;
                })
                .list();
        if (changes.isEmpty()) {
            return;
        }
        var inOrder = new ArrayList<>(changes);
        inOrder.sort(Comparator.comparing(change -> (Long) change.get("id")));
        var outage = outages.get(id);
        messages.send(new Message(
                "state-changed",
                Cases.OWN_PEOPLE,
                id,
                outage.supplier().value(),
                "state-changed " + inOrder.get(0).get("id"),
                false,
                null,
                Map.of("supplierName", suppliers.get(outage.supplier()).name(), "changes", inOrder)));
        ledger.record(LedgerEntry.of("outage.stateTold")
                .in(id)
                .at(outage.supplier().value())
                .with("changes", inOrder.size()));
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
