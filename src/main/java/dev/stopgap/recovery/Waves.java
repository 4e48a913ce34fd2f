package dev.stopgap.recovery;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.platform.Problem;
import dev.stopgap.sourcing.StandingOrders;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The waves of a case: planned, begun, brought back, returned. */
@Service
class Waves {

    private final JdbcClient db;
    private final Clock clock;
    private final Outages outages;
    private final StandingOrders standingOrders;
    private final Ledger ledger;

    Waves(JdbcClient db, Clock clock, Outages outages, StandingOrders standingOrders, Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.outages = outages;
        this.standingOrders = standingOrders;
        this.ledger = ledger;
    }

    /**
     * Plans the case's regularly used items into at most {@code wanted} waves, class A and the highest priority first. The
     * first wave is the smallest and each next one larger by as much, since each has more behind it that proves the
     * supplier. Replaces an earlier plan; returns the number of waves.
     */
    @Transactional
    int plan(OutageId outage, int wanted) {
        SupplierId supplier = outages.get(outage).supplier();
        standingOrders.note(outage, supplier);
        db.sql("delete from wave where outage = :outage")
                .param("outage", outage.value())
                .update();
        // With shares 1:2:…:w the first k waves hold k(k+1)/(w(w+1)) of all: solved for k, rounded up.
        int waves = db.sql(
                        """
                with ranked as (
                    select s.sku, coalesce(i.name, s.sku) as item_name, s.item_class,
                           row_number() over (order by s.item_class, s.priority nulls last, s.sku) as position,
                           count(*) over () as items
                      from standing_order s
                      left join item i on i.supplier = s.supplier and i.sku = s.sku
                     where s.outage = :outage
                ), planned as (
                    select r.*, dense_rank() over (order by least(:wanted::int,
                               ceil((sqrt(1 + 4.0 * :wanted * (:wanted + 1) * r.position / r.items) - 1) / 2 - 1e-9))) as wave_no
                      from ranked r
                ), waves as (
                    insert into wave (outage, wave_no, state) select distinct :outage, wave_no::int, 'PLANNED' from planned
                    returning wave_no
                ), items as (
                    insert into wave_sku (outage, wave_no, sku, item_name, item_class, position)
                    select :outage, wave_no, sku, item_name, item_class, position from planned
                )
                select count(*) from waves
                """)
                .param("outage", outage.value())
                .param("wanted", wanted)
                .query(Integer.class)
                .single();
        ledger.record(LedgerEntry.of("recovery.wavesPlanned")
                .in(outage)
                .at(supplier.value())
                .with("waves", waves)
                .with("items", items(outage)));
        return waves;
    }

    /** A planned wave as the manager sees it. */
    record Planned(int waveNo, long items, String classes, String first, String state) {}

    /** The waves, in order. */
    List<Planned> planned(OutageId outage) {
        return db.sql(
                        """
                select w.wave_no, count(*) as items,
                       string_agg(distinct s.item_class, ', ' order by s.item_class) as classes,
                       (array_agg(s.item_name order by s.position))[1] as first, w.state
                  from wave w
                  join wave_sku s using (outage, wave_no)
                 where w.outage = :outage
                 group by w.wave_no, w.state
                 order by w.wave_no
                """)
                .param("outage", outage.value())
                .query(Planned.class)
                .list();
    }

    /** How many items are in the waves. */
    long items(OutageId outage) {
        return db.sql("select count(*) from wave_sku where outage = :outage")
                .param("outage", outage.value())
                .query(Long.class)
                .single();
    }

    /** A wave's item. */
    record Item(String sku, String itemName, String itemClass) {}

    /** A wave's items, the most urgent first. */
    List<Item> items(OutageId outage, int waveNo) {
        return db.sql(
                        """
                select sku, item_name, item_class from wave_sku
                 where outage = :outage and wave_no = :wave order by position
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .query(Item.class)
                .list();
    }

    /** The next wave that is not back; 0 where all are. */
    int next(OutageId outage) {
        return db.sql("select coalesce(min(wave_no), 0) from wave where outage = :outage and state <> 'BACK'")
                .param("outage", outage.value())
                .query(Integer.class)
                .single();
    }

    /** Begins a wave, or begins it again; returns which attempt this is. */
    @Transactional
    int begin(OutageId outage, int waveNo) {
        return db.sql(
                        """
                update wave
                   set state = 'TESTING', attempt = attempt + 1, proposed_by = null, approved_by = null, approved_at = null,
                       moved_at = null
                 where outage = :outage and wave_no = :wave
                returning attempt
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .query(Integer.class)
                .single();
    }

    /** Notes who has checked accounts and billing unit: this person proposes the wave. */
    @Transactional
    void checked(OutageId outage, int waveNo, boolean passed, String by, @Nullable String note) {
        db.sql("update wave set proposed_by = :by where outage = :outage and wave_no = :wave")
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("by", by)
                .update();
        ledger.record(LedgerEntry.of(passed ? "recovery.checksPassed" : "recovery.checksFailed")
                .by(by)
                .in(outage)
                .with("wave", waveNo)
                .with("note", note));
    }

    /** Approves or refuses a wave. Refused by who proposed it; a refusal needs a reason. */
    @Transactional
    void decide(OutageId outage, int waveNo, boolean approved, String by, @Nullable String reason) {
        String proposer = db.sql("select proposed_by from wave where outage = :outage and wave_no = :wave")
                .param("outage", outage.value())
                .param("wave", waveNo)
                .query(String.class)
                .single();
        if (approved && by.equals(proposer)) {
            throw new Problem(HttpStatus.CONFLICT, "recovery.ownProposal");
        }
        if (!approved && (reason == null || reason.isBlank())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "recovery.reasonNeeded");
        }
        if (approved) {
            db.sql(
                            """
                    update wave set approved_by = :by, approved_at = :now
                     where outage = :outage and wave_no = :wave
                    """)
                    .param("outage", outage.value())
                    .param("wave", waveNo)
                    .param("by", by)
                    .param("now", now())
                    .update();
        }
        ledger.record(LedgerEntry.of(approved ? "recovery.waveApproved" : "recovery.waveRefused")
                .by(by)
                .in(outage)
                .with("wave", waveNo)
                .with("reason", reason));
    }

    /** Moves the wave's standing orders back to the supplier. */
    @Transactional
    void bringBack(OutageId outage, int waveNo) {
        int moved = standingOrders.moveBack(outage, skus(outage, waveNo), "WAVE " + waveNo);
        db.sql("update wave set state = 'BACK', moved_at = :now where outage = :outage and wave_no = :wave")
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("now", now())
                .update();
        ledger.record(LedgerEntry.of("recovery.waveBack")
                .in(outage)
                .with("wave", waveNo)
                .with("items", moved));
    }

    /** Returns the wave's standing orders to the temporary suppliers, once an attempt. */
    @Transactional
    void giveBack(OutageId outage, int waveNo) {
        int returned = standingOrders.returnToTemporary(outage, skus(outage, waveNo), "SETBACK");
        db.sql(
                        """
                with returned as (
                    update wave set state = 'RETURNED' where outage = :outage and wave_no = :wave and state = 'BACK'
                    returning attempt
                )
                insert into wave_return (outage, wave_no, attempt, skus, returned_at)
                select :outage, :wave, attempt, :skus, :now from returned
                """)
                .param("outage", outage.value())
                .param("wave", waveNo)
                .param("skus", returned)
                .param("now", now())
                .update();
        ledger.record(LedgerEntry.of("recovery.waveReturned")
                .in(outage)
                .with("wave", waveNo)
                .with("items", returned));
    }

    private List<String> skus(OutageId outage, int waveNo) {
        return items(outage, waveNo).stream().map(Item::sku).toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
