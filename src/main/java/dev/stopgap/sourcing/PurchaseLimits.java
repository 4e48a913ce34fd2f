package dev.stopgap.sourcing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Up to what amount the floor orders at once, and how much may be spent in all. */
@Service
class PurchaseLimits {

    private final JdbcClient db;
    private final Clock clock;
    private final SourcingProperties properties;
    private final Ledger ledger;

    PurchaseLimits(JdbcClient db, Clock clock, SourcingProperties properties, Ledger ledger) {
        this.db = db;
        this.clock = clock;
        this.properties = properties;
        this.ledger = ledger;
    }

    /** Notes the normal limit and the proposed budget of a case; a second proposal replaces the budget only. */
    @Transactional
    void propose(OutageId outage, BigDecimal budgetYen, String by) {
        db.sql(
                        """
                insert into purchase_limit (outage, normal_yen, budget_yen, proposed_by)
                values (:outage, :normal, :budget, :by)
                on conflict (outage) do update set budget_yen = excluded.budget_yen
                """)
                .param("outage", outage.value())
                .param("normal", properties.floorLimitYen())
                .param("budget", budgetYen)
                .param("by", by)
                .update();
    }

    /** Raises the limit until {@code until}. Refused where it is not above the normal one, or by who proposed it. */
    @Transactional
    void raise(OutageId outage, BigDecimal limitYen, Instant until, String by) {
        if (by.equals(proposer(outage))) {
            throw new Problem(HttpStatus.CONFLICT, "sourcing.ownProposal");
        }
        if (limitYen.compareTo(properties.floorLimitYen()) < 0) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "sourcing.limitBelowNormal",
                    limitYen.toPlainString(),
                    properties.floorLimitYen().toPlainString());
        }
        if (!until.isAfter(clock.instant())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "sourcing.limitNeedsAnEnd");
        }
        db.sql(
                        """
                update purchase_limit
                   set raised_yen = :limit, raised_by = :by, raised_at = :now, expires_at = :until, restored_at = null
                 where outage = :outage
                """)
                .param("outage", outage.value())
                .param("limit", limitYen)
                .param("by", by)
                .param("now", now())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        ledger.record(LedgerEntry.of("sourcing.limitRaised")
                .by(by)
                .in(outage)
                .with("yen", limitYen.toBigInteger())
                .with("until", until.atZone(BusinessTime.ZONE).toLocalDate()));
    }

    /** Records that the limit stays as it is, decided or because nobody answered. */
    @Transactional
    void keep(OutageId outage, String by) {
        ledger.record(LedgerEntry.of("sourcing.limitKept")
                .by(by)
                .in(outage)
                .with("yen", properties.floorLimitYen().toBigInteger()));
    }

    /** Ends a raised limit whose time is over; does nothing where none is raised. */
    @Transactional
    void restore(OutageId outage) {
        int restored = db.sql(
                        """
                update purchase_limit set restored_at = :now
                 where outage = :outage and raised_at is not null and restored_at is null
                """)
                .param("outage", outage.value())
                .param("now", now())
                .update();
        if (restored > 0) {
            ledger.record(LedgerEntry.of("sourcing.limitRestored")
                    .in(outage)
                    .with("yen", properties.floorLimitYen().toBigInteger()));
        }
    }

    /** What holds now: the limit, the budget, and what has been spent of it on placed orders. */
    Limits now(OutageId outage) {
        return db.sql(
                        """
                select case when raised_at is not null and restored_at is null and expires_at > :now
                            then raised_yen else normal_yen end as limit_yen,
                       budget_yen,
                       (select coalesce(sum(amount_yen), 0) from purchase_order o
                         where o.outage = l.outage and o.placed_at is not null) as spent_yen
                  from purchase_limit l
                 where outage = :outage
                """)
                .param("outage", outage.value())
                .param("now", now())
                .query(Limits.class)
                .single();
    }

    /** The limits of a case, in yen excluding tax. */
    record Limits(BigDecimal limitYen, BigDecimal budgetYen, BigDecimal spentYen) {

        /** Whether {@code amountYen} more may be ordered without asking anybody. */
        boolean allow(BigDecimal amountYen) {
            return amountYen.compareTo(limitYen) <= 0 && spentYen.add(amountYen).compareTo(budgetYen) <= 0;
        }
    }

    private String proposer(OutageId outage) {
        return db.sql("select proposed_by from purchase_limit where outage = :outage")
                .param("outage", outage.value())
                .query(String.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
