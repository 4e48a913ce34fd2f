package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an approver depart from the proposal, line by line or for all lines that a search finds. */
@Service
class Overrules {

    private final JdbcClient db;
    private final Packages packages;
    private final PackageTasks tasks;
    private final TriageWords words;
    private final Ledger ledger;
    private final Clock clock;

    Overrules(JdbcClient db, Packages packages, PackageTasks tasks, TriageWords words, Ledger ledger, Clock clock) {
        this.db = db;
        this.packages = packages;
        this.tasks = tasks;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Which lines are meant: one, or all that a search finds.
     *
     * @param orderNo of the one line; null for a search
     * @param lineNo of the one line; null for a search
     */
    record Lines(@Nullable String orderNo, @Nullable String lineNo, @Nullable String query, LineFilter filter) {

        static Lines one(String orderNo, String lineNo) {
            return new Lines(orderNo, lineNo, null, LineFilter.ALL);
        }

        boolean isOne() {
            return orderNo != null;
        }
    }

    /**
     * What was changed.
     *
     * @param changed lines that now stand as wanted
     * @param notPossible lines that cannot, by the terms or for want of a substitute; they stay
     * @param revision the package's from now on
     */
    record Result(int changed, int notPossible, int revision) {}

    /**
     * Chooses {@code conclusion} for {@code lines}, because of {@code reason}. {@link Problem} where the package is not this
     * user's to decide, is decided, or has been changed by somebody else since {@code revision}.
     */
    @Transactional
    Result overrule(PackageId id, int revision, Lines lines, Conclusion conclusion, String reason, String user) {
        if (reason.isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "triage.reasonMissing");
        }
        DecisionPackage it = open(id, revision, user);
        int changed = db.sql(
                        """
                update line_conclusion c
                   set overruled_to = nullif(:to, c.proposal),
                       overruled_by = case when c.proposal <> :to then :user end,
                       overruled_at = case when c.proposal <> :to then :now end,
                       overrule_reason = case when c.proposal <> :to then :reason end
                  from package_line l
                 where c.package_id = :id and c.conclusion is null
                   and l.package_id = c.package_id and l.order_no = c.order_no and l.line_no = c.line_no
                   and (:order::text is null or c.order_no = :order and c.line_no = :line)
                   and package_line_matches(l, :query, :filter)
                   and (:to in ('CONTINUE', 'SPLIT')
                        or :to = 'CANCEL' and l.cancel_possible
                        or :to = 'SUBSTITUTE' and l.substitute_possible)
                """)
                .param("to", conclusion.name())
                .param("reason", reason.strip())
                .param("user", user)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .param("order", lines.orderNo())
                .param("line", lines.lineNo())
                .param("query", PackageLines.pattern(lines.query()))
                .param("filter", lines.filter().name())
                .update();
        int meant = count(id, lines, changed);
        if (lines.isOne() && changed == 0) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "triage.notPossible", words.of("triage.conclusion." + conclusion));
        }
        ledger.record(LedgerEntry.of("triage.linesOverruled")
                .by(user)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("package", it.number())
                .with("lines", changed)
                .with("conclusion", words.of("triage.conclusion." + conclusion))
                .with("reason", reason.strip()));
        return new Result(changed, meant - changed, revision + 1);
    }

    /** Puts {@code lines} back to the proposal. */
    @Transactional
    Result takeBack(PackageId id, int revision, Lines lines, String user) {
        DecisionPackage it = open(id, revision, user);
        int changed = db.sql(
                        """
                update line_conclusion c
                   set overruled_to = null, overruled_by = null, overruled_at = null, overrule_reason = null
                  from package_line l
                 where c.package_id = :id and c.conclusion is null and c.overruled_to is not null
                   and l.package_id = c.package_id and l.order_no = c.order_no and l.line_no = c.line_no
                   and (:order::text is null or c.order_no = :order and c.line_no = :line)
                   and package_line_matches(l, :query, :filter)
                """)
                .param("id", id.value())
                .param("order", lines.orderNo())
                .param("line", lines.lineNo())
                .param("query", PackageLines.pattern(lines.query()))
                .param("filter", lines.filter().name())
                .update();
        ledger.record(LedgerEntry.of("triage.overruleTakenBack")
                .by(user)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("package", it.number())
                .with("lines", changed));
        return new Result(changed, 0, revision + 1);
    }

    // A search by "overruled" finds more lines after the change than before: then those that were changed are all.
    private int count(PackageId id, Lines lines, int changed) {
        int meant = db.sql(
                        """
                select count(*)
                  from package_line l
                 where l.package_id = :id and l.conclusion is null
                   and (:order::text is null or l.order_no = :order and l.line_no = :line)
                   and package_line_matches(l, :query, :filter)
                """)
                .param("id", id.value())
                .param("order", lines.orderNo())
                .param("line", lines.lineNo())
                .param("query", PackageLines.pattern(lines.query()))
                .param("filter", lines.filter().name())
                .query(Integer.class)
                .single();
        return Math.max(meant, changed);
    }

    /** Takes the package for a change by {@code user}, in the state in which the user saw it. */
    private DecisionPackage open(PackageId id, int revision, String user) {
        DecisionPackage it = find(id);
        if (!it.isOpen()) {
            throw new Problem(HttpStatus.CONFLICT, "triage.alreadyDecided");
        }
        if (!tasks.mayDecide(id, user) || it.proposedBy().equals(user)) {
            throw new Problem(HttpStatus.FORBIDDEN, "triage.notYourPackage", it.number());
        }
        int taken = db.sql(
                        """
                update decision_package
                   set revision = revision + 1, revised_by = :user, revised_at = :now
                 where id = :id and revision = :revision and state = 'OPEN'
                """)
                .param("user", user)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .param("revision", revision)
                .update();
        if (taken == 0) {
            throw new Problem(HttpStatus.CONFLICT, "triage.changedMeanwhile", lastBy(id));
        }
        return it;
    }

    private DecisionPackage find(PackageId id) {
        try {
            return packages.get(id);
        } catch (NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "triage.unknownPackage", id);
        }
    }

    private String lastBy(PackageId id) {
        return db.sql("select coalesce(revised_by, proposed_by) from decision_package where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
