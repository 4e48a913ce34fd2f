package dev.stopgap.drill;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.CaseFigures;
import dev.stopgap.outage.Outage;
import dev.stopgap.outage.Outages;
import dev.stopgap.outage.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the drill's report from the database, as often as somebody asks. */
@Component
@Profile("drill")
class DrillReports {

    private final JdbcClient db;
    private final Outages outages;
    private final Reports reports;
    private final SeededFaults seeds;
    private final EngineWork engine;
    private final Autopilot autopilot;
    private final DrillStage stage;
    private final DrillClock clock;

    DrillReports(
            JdbcClient db,
            Outages outages,
            Reports reports,
            SeededFaults seeds,
            EngineWork engine,
            Autopilot autopilot,
            DrillStage stage,
            DrillClock clock) {
        this.db = db;
        this.outages = outages;
        this.reports = reports;
        this.seeds = seeds;
        this.engine = engine;
        this.autopilot = autopilot;
        this.stage = stage;
        this.clock = clock;
    }

    /** The report as things stand; nothing before there is a case. */
    Optional<DrillReport> now() {
        return outages.all().stream()
                .map(Outage::id)
                .reduce((newer, older) -> older)
                .map(this::of);
    }

    private DrillReport of(OutageId outage) {
        var report = reports.of(outage);
        var discrepancies = seeds.compare(stage.supplierId());
        return new DrillReport(
                clock.startedAt(), clock.now(), report, tasks(), discrepancies, checks(report, discrepancies));
    }

    private DrillReport.Tasks tasks() {
        return db.sql(
                        """
                select count(*) as played,
                       coalesce(percentile_disc(0.5) within group (order by extract(epoch from played_at - created_at) / 60), 0)::bigint as median_minutes,
                       count(*) filter (where late) as late,
                       'table drill_task' as "from"
                  from drill_task
                """)
                .query(DrillReport.Tasks.class)
                .single();
    }

    private List<DrillReport.Check> checks(Reports.Report report, DrillReport.Seeds discrepancies) {
        var checks = new ArrayList<DrillReport.Check>();
        checks.add(new DrillReport.Check("caseClosed", report.status().equals("CLOSED"), report.status()));
        var incidents = engine.incidents();
        checks.add(new DrillReport.Check(
                "noIncident",
                incidents.isEmpty(),
                incidents.stream()
                        .map(Incident::getActivityId)
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(", "))));
        checks.add(new DrillReport.Check(
                "noPlayFailed",
                autopilot.failed().isEmpty(),
                autopilot.failed().stream().sorted().collect(Collectors.joining(", "))));
        long open = report.figures().stream()
                .filter(figure ->
                        figure.section().equals("triage") && figure.code().equals("open"))
                .mapToLong(CaseFigures.Figure::lines)
                .sum();
        checks.add(new DrillReport.Check("everyLineConcluded", open == 0, String.valueOf(open)));
        checks.add(new DrillReport.Check(
                "seedsFound",
                discrepancies.found() == discrepancies.seeded()
                        && discrepancies.unexpected().isEmpty(),
                discrepancies.found() + " / " + discrepancies.seeded() + ", + "
                        + discrepancies.unexpected().size()));
        long untold = report.reactions().stream()
                .filter(reaction -> reaction.toldAt() == null)
                .count();
        checks.add(new DrillReport.Check("everyChangeTold", untold == 0, String.valueOf(untold)));
        return checks;
    }
}
