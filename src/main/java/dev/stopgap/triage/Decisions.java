package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide of a package: approve it, ask back, return it, rework it. */
@Service
class Decisions {

    private final JdbcClient db;
    private final Packages packages;
    private final PackageContents contents;
    private final GoneLines goneLines;
    private final ProposalRules rules;
    private final TriageWords words;
    private final Ledger ledger;
    private final Clock clock;

    Decisions(
            JdbcClient db,
            Packages packages,
            PackageContents contents,
            GoneLines goneLines,
            ProposalRules rules,
            TriageWords words,
            Ledger ledger,
            Clock clock) {
        this.db = db;
        this.packages = packages;
        this.contents = contents;
        this.goneLines = goneLines;
        this.rules = rules;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Brings a package up to date: what has left it is marked with time and reason. Returns what is still there. */
    @Transactional
    Content refresh(PackageId id) {
        DecisionPackage it = packages.get(id);
        goneLines.settle(it.outage(), it.supplier());
        Content content = contents.of(id);
        if (content.lines() == 0 && it.isOpen()) {
            db.sql("update decision_package set state = 'EMPTY' where id = :id")
                    .param("id", id.value())
                    .update();
        }
        return content;
    }

    /** Refuses a decision by somebody who may not take it. */
    void check(PackageId id, String user) {
        DecisionPackage it = packages.get(id);
        if (it.proposedBy().equals(user)) {
            throw new IllegalStateException(words.of("triage.ownProposal", user, it.number()));
        }
    }

    /**
     * Records the approval of a package by {@code user}: every line that is still there gets its conclusion and reason. A
     * package that needs nobody was concluded by its rule and is only closed. Returns what was concluded.
     */
    @Transactional
    Content conclude(PackageId id, String user) {
        DecisionPackage it = packages.get(id);
        if (it.needsPerson()) {
            check(id, user);
        }
        refresh(id);
        OffsetDateTime now = now();
        db.sql(
                        """
                update line_conclusion
                   set conclusion = coalesce(overruled_to, proposal),
                       origin = 'PERSON',
                       overruled = overruled_to is not null,
                       reason = coalesce(overrule_reason, :reason),
                       decided_by = :user,
                       decided_at = :now
                 where package_id = :id and conclusion is null
                """)
                .param("reason", reason(it))
                .param("user", user)
                .param("now", now)
                .param("id", id.value())
                .update();
        Content content = contents.of(id);
        db.sql(
                        """
                update decision_package
                   set state = 'DECIDED', decided_by = :user, decided_at = :now
                 where id = :id and state <> 'DECIDED'
                """)
                .param("user", user)
                .param("now", now)
                .param("id", id.value())
                .update();
        ledger.record(LedgerEntry.of("triage.packageDecided")
                .by(user)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("rule", it.rule())
                .with("lines", content.lines())
                .with("yen", content.yen().toPlainString())
                .with("continue", content.continues())
                .with("cancel", content.cancels())
                .with("substitute", content.substitutes())
                .with("split", content.splits())
                .with("overruled", content.overruled()));
        return content;
    }

    private String reason(DecisionPackage it) {
        String reworked = db.sql("select coalesce(rework_reason, '') from decision_package where id = :id")
                .param("id", it.id().value())
                .query(String.class)
                .single();
        return reworked.isEmpty() ? words.of("triage.reason.rule", it.rule(), rules.meaning(it.rule())) : reworked;
    }

    /** Notes a question that an approver wants answered first. */
    @Transactional
    void ask(PackageId id, String question, String user) {
        check(id, user);
        note(
                id,
                "triage.questionAsked",
                user,
                question,
                "update decision_package set question = :text, asked_by = :user, answer = null, answered_by = null where id = :id");
    }

    /** Notes the answer. */
    @Transactional
    void answer(PackageId id, String answer, String user) {
        note(
                id,
                "triage.questionAnswered",
                user,
                answer,
                "update decision_package set answer = :text, answered_by = :user where id = :id");
    }

    /** Notes why an approver returns a package to the buyers. */
    @Transactional
    void giveBack(PackageId id, String reason, String user) {
        check(id, user);
        note(
                id,
                "triage.packageReturned",
                user,
                reason,
                "update decision_package set return_reason = :text, returned_by = :user where id = :id");
    }

    private void note(PackageId id, String code, String user, String text, String sql) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(words.of("triage.reasonMissing"));
        }
        DecisionPackage it = packages.get(id);
        db.sql(sql)
                .param("text", text)
                .param("user", user)
                .param("id", id.value())
                .update();
        ledger.record(LedgerEntry.of(code)
                .by(user)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("package", it.number())
                .with("text", text));
    }

    /**
     * Gives a returned package another proposal, with its reason: from now on {@code user} is the proposer and cannot approve
     * it. Lines of which the new proposal is not possible keep the old one.
     */
    @Transactional
    void rework(PackageId id, Conclusion proposal, String reason, String user) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(words.of("triage.reasonMissing"));
        }
        DecisionPackage it = packages.get(id);
        int changed = db.sql(
                        """
                update line_conclusion c
                   set proposal = :proposal, overruled_to = null, overruled_by = null, overruled_at = null, overrule_reason = null
                  from line_fact f
                 where c.package_id = :id and c.conclusion is null
                   and f.outage = c.outage and f.supplier = c.supplier and f.order_no = c.order_no and f.line_no = c.line_no
                   and (:proposal in ('CONTINUE', 'SPLIT') or f.cancellable and f.ship_fate <> 'CHECKED_BY_SUPPLIER')
                   and (:proposal <> 'SUBSTITUTE' or f.alt_sku is not null)
                """)
                .param("proposal", proposal.name())
                .param("id", id.value())
                .update();
        db.sql(
                        """
                update decision_package
                   set proposal = :proposal, rework_reason = :reason, proposed_by = :user,
                       approver = coalesce(nullif(approver, :user), nullif(deputy, :user), nullif(manager, :user)),
                       deputy = nullif(deputy, :user), manager = nullif(manager, :user),
                       revision = revision + 1, revised_by = :user, revised_at = :now
                 where id = :id
                """)
                .param("proposal", proposal.name())
                .param("reason", reason)
                .param("user", user)
                .param("now", now())
                .param("id", id.value())
                .update();
        ledger.record(LedgerEntry.of("triage.packageReworked")
                .by(user)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("package", it.number())
                .with("lines", changed)
                .with("proposal", words.of("triage.conclusion." + proposal))
                .with("reason", reason));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
