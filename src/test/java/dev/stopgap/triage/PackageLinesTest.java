package dev.stopgap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.outage.CaseFigures;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.platform.Problem;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class PackageLinesTest {

    @Autowired
    JdbcClient db;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    World world;

    @Autowired
    MovableClock clock;

    @Autowired
    PackageLines lines;

    @Autowired
    PackageHeads heads;

    @Autowired
    Overrules overrules;

    @Autowired
    LineFiles files;

    @Autowired
    TriageFigures figures;

    TriageScene scene;

    @BeforeEach
    void anOutageBegins() {
        scene = new TriageScene(db, runtime, tasks, world, clock);
        scene.begin();
    }

    private PackageId decisionPackage() {
        return new PackageId(
                db.sql("select min(id) from decision_package").query(Long.class).single());
    }

    @Test
    void anApproverDepartsFromTheProposalWithAReasonAndTheReasonStaysWithTheLine() {
        scene.line("A-1", "PAPER");
        scene.line("A-2", "PAPER");
        scene.triage("buyer");
        var id = decisionPackage();

        var first = overrules.overrule(id, 0, Overrules.Lines.one("A-1", "1"), Conclusion.CONTINUE, "待てます", "approver");
        assertThat(first).isEqualTo(new Overrules.Result(1, 0, 1));
        assertThat(heads.head(id, "approver").content())
                .extracting(Content::substitutes, Content::continues, Content::overruled)
                .containsExactly(1, 1, 1);
        scene.approve("approver");
        assertThat(scene.of("A-1", "conclusion")).isEqualTo("CONTINUE");
        assertThat(scene.of("A-1", "reason")).isEqualTo("待てます");
        assertThat(scene.of("A-2", "overruled")).isEqualTo("false");
        assertThat(figures.figures(TriageScene.OUTAGE))
                .filteredOn(figure -> figure.code().equals("overruled"))
                .extracting(CaseFigures.Figure::lines)
                .containsExactly(1L);

        assertThatThrownBy(() -> overrules.takeBack(id, 1, Overrules.Lines.one("A-1", "1"), "approver"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("triage.alreadyDecided"));
    }

    @Test
    void aSecondUserWhoSawAnOlderStateIsTold() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        var id = decisionPackage();
        tasks.addCandidateUser(scene.task("decidePackage").getId(), "deputy");
        overrules.overrule(id, 0, Overrules.Lines.one("A-1", "1"), Conclusion.CONTINUE, "待てます", "approver");

        assertThatThrownBy(() -> overrules.takeBack(id, 0, Overrules.Lines.one("A-1", "1"), "deputy"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(409);
                    assertThat(problem.code()).isEqualTo("triage.changedMeanwhile");
                    assertThat(problem.arguments()).containsExactly("approver");
                });
        assertThat(overrules
                        .takeBack(id, 1, Overrules.Lines.one("A-1", "1"), "deputy")
                        .changed())
                .isOne();
    }

    @Test
    void onlyThoseWhoAreAskedMayChangeLinesAndOnlyToWhatIsPossible() {
        scene.line("A-1", "1", "TONER", Map.of());
        scene.triage("buyer");
        var id = decisionPackage();
        assertThatThrownBy(() -> overrules.overrule(
                        id, 0, Overrules.Lines.one("A-1", "1"), Conclusion.CONTINUE, "待てます", "accountant"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(403));
        assertThatThrownBy(() -> overrules.overrule(
                        id, 0, Overrules.Lines.one("A-1", "1"), Conclusion.SUBSTITUTE, "急ぎます", "approver"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("triage.notPossible"));
        assertThatThrownBy(() ->
                        overrules.overrule(id, 0, Overrules.Lines.one("A-1", "1"), Conclusion.CANCEL, "  ", "approver"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("triage.reasonMissing"));
    }

    @Test
    void fiveThousandLinesAreReadPageByPageAndChangedAtOnce() {
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate, needed_by, use)
                select 'sample', 'B-' || n, '1', '2025-10-17T10:00:00+09', 'PAPER', 3, 1000, 10, '2025-10-20',
                       case when n % 100 = 0 then 'MAINTENANCE' else 'NORMAL' end
                  from generate_series(1, 5000) n
                """)
                .update();
        scene.triage("buyer");
        // Five packages by the rule; here they are made one, as a customer with other limits would have it.
        var id = decisionPackage();
        db.sql("update line_conclusion set package_id = :id")
                .param("id", id.value())
                .update();

        var seen = new HashSet<String>();
        String after = null;
        do {
            var page = lines.page(id, null, LineFilter.ALL, after, 200);
            assertThat(page.matching()).isEqualTo(5000);
            page.lines().forEach(line -> assertThat(seen.add(line.orderNo())).isTrue());
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(5000);
        assertThat(lines.page(id, "b-4999", LineFilter.ALL, null, 50).lines()).hasSize(1);
        assertThat(lines.page(id, "%", LineFilter.ALL, null, 50).lines()).isEmpty();
        assertThat(lines.page(id, null, LineFilter.CARE, null, 50).matching()).isEqualTo(50);

        var all = new Overrules.Lines(null, null, null, LineFilter.CARE);
        assertThat(overrules
                        .overrule(id, 0, all, Conclusion.CONTINUE, "保全用途のため", "approver")
                        .changed())
                .isEqualTo(50);
        assertThat(lines.page(id, null, LineFilter.OVERRULED, null, 50).matching())
                .isEqualTo(50);

        var csv = new StringWriter();
        files.write(TriageScene.OUTAGE.value(), null, csv);
        assertThat(csv.toString().lines()).hasSize(5001);
    }

    @Test
    void theFileIsHarmlessInASpreadsheet() {
        scene.line("=1+1", "PAPER");
        scene.triage("buyer");
        var csv = new StringWriter();
        files.write(TriageScene.OUTAGE.value(), null, csv);
        assertThat(csv.toString()).contains("'=1+1,1,PAPER").startsWith("order_no,line_no,sku");
    }
}
