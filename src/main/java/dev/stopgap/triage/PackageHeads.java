package dev.stopgap.triage;

import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import dev.stopgap.triage.PackageHead.Evidence;
import dev.stopgap.watch.SupplierStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Puts together what stands above the lines of a package. */
@Service
class PackageHeads {

    private final JdbcClient db;
    private final Packages packages;
    private final PackageContents contents;
    private final PackageTasks tasks;
    private final ProposalRules rules;
    private final SupplierStatus supplierStatus;
    private final Suppliers suppliers;
    private final TriageWords words;

    PackageHeads(
            JdbcClient db,
            Packages packages,
            PackageContents contents,
            PackageTasks tasks,
            ProposalRules rules,
            SupplierStatus supplierStatus,
            Suppliers suppliers,
            TriageWords words) {
        this.db = db;
        this.packages = packages;
        this.contents = contents;
        this.tasks = tasks;
        this.rules = rules;
        this.supplierStatus = supplierStatus;
        this.suppliers = suppliers;
        this.words = words;
    }

    /** The head of a package for {@code reader}; {@link java.util.NoSuchElementException} where there is none. */
    PackageHead head(PackageId id, String reader) {
        DecisionPackage it = packages.get(id);
        Content content = contents.of(id);
        Spread spread = spread(id);
        Notes notes = notes(id);
        return new PackageHead(
                id.toString(),
                it.outage().value(),
                suppliers
                        .find(it.supplier())
                        .map(SupplierProfile::name)
                        .orElse(it.supplier().value()),
                it.number(),
                notes.of(),
                it.proposedBy(),
                it.proposal().name(),
                words.of("triage.headline." + it.proposal(), content.lines(), content.yen()),
                it.decideBy(),
                it.deputy() != null ? it.deputy() : it.manager(),
                it.state(),
                it.revision(),
                content,
                spread.runsOut(),
                spread.runsOutBy(),
                it.rule(),
                rules.meaning(it.rule()),
                why(it, spread),
                evidence(it),
                notes.question(),
                notes.answer(),
                notes.answeredBy(),
                notes.returnReason(),
                notes.reworkReason(),
                it.isOpen() && !it.proposedBy().equals(reader) && tasks.mayDecide(id, reader));
    }

    private record Spread(
            int lateMin,
            int lateMax,
            @Nullable LocalDate expectedOn,
            int feeMax,
            boolean cancellable,
            int substitutesMin,
            int substitutesMax,
            @Nullable Integer fastest,
            int rise,
            int runsOut,
            @Nullable LocalDate runsOutBy,
            @Nullable String clause) {}

    private Spread spread(PackageId id) {
        return db.sql(
                        """
                select coalesce(min(f.days_over_sla), 0) as late_min, coalesce(max(f.days_over_sla), 0) as late_max,
                       max(f.expected_on) as expected_on,
                       coalesce(max(f.fee_percent), 0) as fee_max, coalesce(bool_and(f.cancellable), false) as cancellable,
                       coalesce(min(f.substitutes), 0) as substitutes_min, coalesce(max(f.substitutes), 0) as substitutes_max,
                       min(f.alt_lead_days) as fastest,
                       coalesce(round(sum(f.alt_quantity * f.alt_unit_price - f.open_yen) * 100 / nullif(sum(f.open_yen), 0)), 0) as rise,
                       count(distinct f.sku) filter (where f.item_class = 'A' and f.stock_gap_days > 0) as runs_out,
                       min(f.runs_out_on) filter (where f.item_class = 'A' and f.stock_gap_days > 0) as runs_out_by,
                       min(f.clause) as clause
                  from line_conclusion c
                  join line_fact f using (outage, supplier, order_no, line_no)
                 where c.package_id = :id and c.gone_at is null
                """)
                .param("id", id.value())
                .query(Spread.class)
                .single();
    }

    private record Notes(
            int of,
            @Nullable String question,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable String returnReason,
            @Nullable String reworkReason) {}

    private Notes notes(PackageId id) {
        return db.sql(
                        """
                select r.packages as of, p.question, p.answer, p.answered_by, p.return_reason, p.rework_reason
                  from decision_package p
                  join triage_run r on r.id = p.run_id
                 where p.id = :id
                """)
                .param("id", id.value())
                .query(Notes.class)
                .single();
    }

    private List<String> why(DecisionPackage it, Spread spread) {
        var why = new ArrayList<String>();
        Area area = area(it);
        why.add(words.of("triage.why.area." + area, words.of("triage.areaState." + state(it, area))));
        if (spread.lateMax() > 0) {
            why.add(words.of(
                    "triage.why.late",
                    Math.max(0, spread.lateMin()),
                    spread.lateMax(),
                    String.valueOf(spread.expectedOn())));
        }
        String cancel = !spread.cancellable() ? "no" : spread.feeMax() > 0 ? "fee" : "free";
        why.add(words.of(
                "triage.why.cancel." + cancel, spread.feeMax(), spread.clause() == null ? "" : spread.clause()));
        why.add(
                spread.substitutesMax() == 0
                        ? words.of("triage.why.noSubstitute")
                        : words.of(
                                "triage.why.substitutes",
                                range(spread.substitutesMin(), spread.substitutesMax()),
                                String.valueOf(spread.fastest()),
                                spread.rise()));
        return why;
    }

    private static String range(int from, int to) {
        return from == to ? String.valueOf(to) : from + "–" + to;
    }

    private @Nullable Evidence evidence(DecisionPackage it) {
        Area area = area(it);
        return supplierStatus.now(it.supplier()).areas().stream()
                .filter(word -> word.area() == area)
                .findFirst()
                .map(word -> new Evidence(word.evidence(), word.source(), word.statedAt()))
                .orElse(null);
    }

    private String state(DecisionPackage it, Area area) {
        return supplierStatus.now(it.supplier()).state(area).name();
    }

    private static Area area(DecisionPackage it) {
        return it.shipMode().equals("DIRECT") ? Area.DIRECT_SHIP : Area.SHIPPING;
    }
}
