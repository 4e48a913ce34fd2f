package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.triage.ProposalRules.Proposal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the rules about each line: once per distinct combination of facts, however many lines share it. Continuous facts
 * are banded by the rules' own thresholds, so the combinations are bounded by the rules and not by the order book.
 */
@Service
class Classification {

    private static final Logger log = LoggerFactory.getLogger(Classification.class);

    /** The facts that the rules compare with numbers, in the order of a combination. */
    static final List<String> MEASURES = List.of(
            "daysOverSla",
            "stockGapDays",
            "feePercent",
            "substitutes",
            "substituteLeadDays",
            "priceRisePercent",
            "openYen");

    private final JdbcClient db;
    private final ProposalRules rules;
    private final Ledger ledger;
    private final TriageWords words;
    private final Clock clock;

    Classification(JdbcClient db, ProposalRules rules, Ledger ledger, TriageWords words, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
    }

    /** Proposes a conclusion for each line of the run, and concludes those that need nobody. Returns how many need a person. */
    @Transactional
    int classify(RunId run, OutageId outage) {
        long began = System.nanoTime();
        List<Bands> bands = bands();
        int lines = combine(run, bands);
        var proposals = new LinkedHashMap<String, Proposal>();
        for (String combination : combinations(run)) {
            proposals.put(combination, rules.ask(facts(combination, bands)));
        }
        propose(run, proposals);
        int concluded = concludeWhatNeedsNobody(run, proposals);
        db.sql("update triage_run set combinations = :combinations where id = :run")
                .param("combinations", proposals.size())
                .param("run", run.value())
                .update();
        log.info(
                "{}: {} lines, {} combinations asked, {} seconds",
                outage,
                lines,
                proposals.size(),
                "%.2f".formatted((System.nanoTime() - began) / 1e9));
        ledger.record(LedgerEntry.of("triage.linesClassified")
                .in(outage)
                .with("lines", lines)
                .with("combinations", proposals.size())
                .with("needNobody", concluded)
                .with("needPerson", lines - concluded));
        return lines - concluded;
    }

    private List<Bands> bands() {
        var thresholds = rules.thresholds();
        return MEASURES.stream()
                .map(measure -> new Bands(thresholds.getOrDefault(measure, List.of())))
                .toList();
    }

    private int combine(RunId run, List<Bands> bands) {
        var statement = db.sql(
                        """
                update line_fact
                   set combination = concat_ws('|', progress, ship_fate, cancellable, item_class, use,
                           band(days_over_sla, :daysOverSla::text[]::numeric[]),
                           band(stock_gap_days, :stockGapDays::text[]::numeric[]),
                           band(fee_percent, :feePercent::text[]::numeric[]),
                           band(substitutes, :substitutes::text[]::numeric[]),
                           band(coalesce(alt_lead_days, 0), :substituteLeadDays::text[]::numeric[]),
                           band(price_rise_percent, :priceRisePercent::text[]::numeric[]),
                           band(open_yen, :openYen::text[]::numeric[]))
                 where run_id = :run
                """)
                .param("run", run.value());
        for (int i = 0; i < bands.size(); i++) {
            statement = statement.param(
                    MEASURES.get(i),
                    bands.get(i).thresholds().stream()
                            .map(BigDecimal::toPlainString)
                            .toArray(String[]::new));
        }
        return statement.update();
    }

    private List<String> combinations(RunId run) {
        return db.sql("select distinct combination from line_fact where run_id = :run order by combination")
                .param("run", run.value())
                .query(String.class)
                .list();
    }

    private static Map<String, Object> facts(String combination, List<Bands> bands) {
        String[] parts = combination.split("\\|");
        var facts = new HashMap<String, Object>();
        facts.put("progress", parts[0]);
        facts.put("shipFate", parts[1]);
        facts.put("cancellable", parts[2].equals("t"));
        facts.put("itemClass", parts[3]);
        facts.put("use", parts[4]);
        for (int i = 0; i < MEASURES.size(); i++) {
            facts.put(MEASURES.get(i), bands.get(i).example(Integer.parseInt(parts[5 + i])));
        }
        return facts;
    }

    private void propose(RunId run, Map<String, Proposal> proposals) {
        var all = proposals.values();
        db.sql(
                        """
                insert into line_conclusion (outage, supplier, order_no, line_no, proposal, rule, needs_person)
                select f.outage, f.supplier, f.order_no, f.line_no, p.proposal, p.rule, p.needs_person
                  from line_fact f
                  join unnest(:combinations::text[], :proposals::text[], :rules::text[], :needs::boolean[])
                       as p (combination, proposal, rule, needs_person) using (combination)
                 where f.run_id = :run
                    on conflict (outage, supplier, order_no, line_no) do update
                   set proposal = excluded.proposal, rule = excluded.rule, needs_person = excluded.needs_person,
                       -- What a rule alone let continue is open again where the rules now propose something else.
                       conclusion = case when excluded.needs_person or excluded.proposal <> 'CONTINUE' then null else line_conclusion.conclusion end,
                       origin = case when excluded.needs_person or excluded.proposal <> 'CONTINUE' then null else line_conclusion.origin end,
                       decided_by = case when excluded.needs_person or excluded.proposal <> 'CONTINUE' then null else line_conclusion.decided_by end,
                       decided_at = case when excluded.needs_person or excluded.proposal <> 'CONTINUE' then null else line_conclusion.decided_at end
                """)
                .param("run", run.value())
                .param("combinations", proposals.keySet().toArray(String[]::new))
                .param(
                        "proposals",
                        all.stream()
                                .map(proposal -> proposal.conclusion().name())
                                .toArray(String[]::new))
                .param("rules", all.stream().map(Proposal::rule).toArray(String[]::new))
                .param("needs", all.stream().map(Proposal::needsPerson).toArray(Boolean[]::new))
                .update();
    }

    private int concludeWhatNeedsNobody(RunId run, Map<String, Proposal> proposals) {
        List<String> asked =
                proposals.values().stream().map(Proposal::rule).distinct().toList();
        return db.sql(
                        """
                update line_conclusion c
                   set conclusion = c.proposal, origin = 'RULE', decided_by = :system,
                       decided_at = coalesce(c.decided_at, :now),
                       reason = r.meaning
                  from line_fact f,
                       unnest(:rules::text[], :meanings::text[]) as r (rule, meaning)
                 where f.run_id = :run
                   and c.outage = f.outage and c.supplier = f.supplier and c.order_no = f.order_no and c.line_no = f.line_no
                   and not c.needs_person and r.rule = c.rule
                """)
                .param("run", run.value())
                .param("system", LedgerEntry.SYSTEM)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("rules", asked.toArray(String[]::new))
                .param(
                        "meanings",
                        asked.stream()
                                .map(rule -> words.of("triage.reason.rule", rule, rules.meaning(rule)))
                                .toArray(String[]::new))
                .update();
    }
}
