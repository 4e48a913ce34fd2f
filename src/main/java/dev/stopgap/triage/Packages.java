package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the lines that one person decides alike into one package. */
@Service
class Packages {

    /** More lines than this are two packages: one task stays something that a person can look through. */
    static final int MOST_LINES = 1000;

    /** How long an approver has before the deputy joins. */
    static final Duration TIME_TO_DECIDE = Duration.ofHours(24);

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    Packages(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Makes the packages of a run: for people, of the lines that need one, with the approver whose limit is the lowest that
     * covers the order; and without a person, of what a rule concluded and the supplier or a substitute must hear of.
     * Nobody is asked to approve what they proposed. Returns the number of packages.
     */
    @Transactional
    int make(RunId run) {
        int packages = db.sql(
                                        """
                with chosen as (
                    select c.outage, c.supplier, c.order_no, c.line_no, c.proposal, c.rule, c.needs_person, f.ship_mode,
                           r.started_by as proposed_by, a.approver, a.deputy, a.manager
                      from line_fact f
                      join line_conclusion c using (outage, supplier, order_no, line_no)
                      join triage_run r on r.id = f.run_id
                      left join lateral (
                           select nullif(approver, r.started_by) as approver,
                                  nullif(deputy, r.started_by) as deputy,
                                  nullif(manager, r.started_by) as manager
                             from approver
                            where c.needs_person
                              and cost_center in (f.cost_center, '*')
                              and (up_to_yen is null or up_to_yen >= f.order_yen)
                            order by cost_center = '*', up_to_yen nulls last
                            limit 1) a on true
                     where f.run_id = :run and c.package_id is null
                       and (c.conclusion is null or c.conclusion <> 'CONTINUE')
                       and c.origin is distinct from 'SUPPLIER_CANCELLED'
                ), parted as (
                    select *,
                           (row_number() over (partition by needs_person, approver, deputy, manager, proposal, rule, ship_mode
                                                   order by order_no, line_no) - 1) / :most as part
                      from chosen
                ), numbered as (
                    select *,
                           dense_rank() over (order by needs_person desc, rule, proposal, ship_mode, approver, deputy, manager, part)
                               as number
                      from parted
                ), made as (
                    insert into decision_package (outage, supplier, run_id, number, proposal, rule, ship_mode, needs_person,
                           approver, deputy, manager, proposed_by, made_at, state)
                    select distinct outage, supplier, :run::bigint, number, proposal, rule, ship_mode, needs_person,
                           coalesce(approver, deputy, manager),
                           case when approver is not null then deputy end,
                           case when approver is not null or deputy is not null then manager end,
                           proposed_by, :now::timestamptz, 'OPEN'
                      from numbered
                    returning id, number
                )
                update line_conclusion c
                   set package_id = m.id
                  from numbered n
                  join made m using (number)
                 where c.outage = n.outage and c.supplier = n.supplier and c.order_no = n.order_no and c.line_no = n.line_no
                """)
                                .param("run", run.value())
                                .param("most", MOST_LINES)
                                .param("now", now())
                                .update()
                        == 0
                ? 0
                : count(run);
        db.sql("update triage_run set packages = :packages where id = :run")
                .param("packages", packages)
                .param("run", run.value())
                .update();
        if (packages > 0) {
            record(run);
        }
        return packages;
    }

    private int count(RunId run) {
        return db.sql("select count(*) from decision_package where run_id = :run")
                .param("run", run.value())
                .query(Integer.class)
                .single();
    }

    private void record(RunId run) {
        db.sql(
                        """
                select p.outage, p.supplier, min(p.proposed_by) as proposed_by,
                       count(distinct p.id) as packages, count(*) as lines,
                       count(distinct p.id) filter (where p.needs_person) as for_people, sum(f.open_yen) as yen
                  from decision_package p
                  join line_conclusion c on c.package_id = p.id
                  join line_fact f on f.outage = c.outage and f.supplier = c.supplier
                                  and f.order_no = c.order_no and f.line_no = c.line_no
                 where p.run_id = :run
                 group by p.outage, p.supplier
                """)
                .param("run", run.value())
                .query((row, number) -> LedgerEntry.of("triage.packagesMade")
                        .by(row.getString("proposed_by"))
                        .in(new OutageId(row.getString("outage")))
                        .at(row.getString("supplier"))
                        .with("lines", row.getLong("lines"))
                        .with("yen", row.getBigDecimal("yen").toPlainString())
                        .with("packages", row.getLong("packages"))
                        .with("forPeople", row.getLong("for_people")))
                .list()
                .forEach(ledger::record);
    }

    /** The run's package of that number. */
    DecisionPackage get(RunId run, int number) {
        return db.sql("select * from decision_package where run_id = :run and number = :number")
                .param("run", run.value())
                .param("number", number)
                .query(Packages::row)
                .single();
    }

    /** The package; {@link NoSuchElementException} where there is none of that number. */
    DecisionPackage get(PackageId id) {
        return db.sql("select * from decision_package where id = :id")
                .param("id", id.value())
                .query(Packages::row)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no package " + id));
    }

    /** Gives the approver of an open package its time, from now. */
    @Transactional
    Instant begin(PackageId id) {
        Instant decideBy = clock.instant().plus(TIME_TO_DECIDE);
        db.sql("update decision_package set decide_by = :by where id = :id")
                .param("by", decideBy.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        return decideBy;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static DecisionPackage row(ResultSet row, int number) throws SQLException {
        return new DecisionPackage(
                new PackageId(row.getLong("id")),
                new OutageId(row.getString("outage")),
                new SupplierId(row.getString("supplier")),
                new RunId(row.getLong("run_id")),
                row.getInt("number"),
                Conclusion.valueOf(row.getString("proposal")),
                row.getString("rule"),
                row.getString("ship_mode"),
                row.getBoolean("needs_person"),
                row.getString("approver"),
                row.getString("deputy"),
                row.getString("manager"),
                row.getString("proposed_by"),
                instant(row.getObject("decide_by", OffsetDateTime.class)),
                row.getString("state"),
                row.getInt("reminders"),
                row.getInt("escalations"),
                row.getInt("chases"),
                row.getInt("revision"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
