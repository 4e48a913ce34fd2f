package dev.stopgap.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class OrderTriageProcessTest {

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

    TriageScene scene;

    @BeforeEach
    void anOutageBegins() {
        scene = new TriageScene(db, runtime, tasks, world, clock);
        scene.begin();
    }

    @Test
    void linesThatNeedNobodyAreConcludedAtOnceAndTheirRequestersTold() {
        scene.line("A-1", "1", "PAPER", Map.of("status", "PICKING"));
        scene.line("A-2", "1", "PAPER", Map.of("customization", "NAME_PRINT"));
        var triage = scene.triage("buyer");

        assertThat(triage).hasPassed("setProvisionalDates", "tellThoseWhoWait").isEnded();
        assertThat(scene.of("A-1", "conclusion")).isEqualTo("CONTINUE");
        assertThat(scene.of("A-1", "origin")).isEqualTo("RULE");
        assertThat(scene.of("A-1", "reason")).startsWith("規則 R01");
        assertThat(scene.of("A-2", "rule")).isEqualTo("R07");
        assertThat(scene.templatesSent()).isEqualTo("provisional-delivery");
    }

    @Test
    void aThousandLinesAreAFewPackagesEachWithOneApprover() {
        db.sql(
                        """
                insert into order_line (supplier, order_no, line_no, ordered_at, sku, quantity, unit_price, tax_rate, needed_by, use, ship_mode)
                select 'sample', 'B-' || n, '1', '2025-10-17T10:00:00+09',
                       (array['PAPER', 'GAUZE', 'STICKY', 'TONER'])[1 + n % 4], 1 + n % 7, 100 * (1 + n % 50), 10, '2025-10-21',
                       (array['NORMAL', 'NORMAL', 'NORMAL', 'MEDICAL', 'MAINTENANCE'])[1 + n % 5],
                       (array['WAREHOUSE', 'WAREHOUSE', 'DIRECT'])[1 + n % 3]
                  from generate_series(1, 3000) n
                """)
                .update();
        scene.triage("buyer");
        int packages = db.sql("select count(*) from decision_package")
                .query(Integer.class)
                .single();
        assertThat(packages).isBetween(5, 40);
        assertThat(db.sql(
                                "select max(count) from (select count(*) from line_conclusion where package_id is not null group by package_id) s")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(Packages.MOST_LINES);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("decidePackage").count())
                .isEqualTo(db.sql("select count(*) from decision_package where needs_person")
                        .query(Long.class)
                        .single());
        assertThat(db.sql("select combinations from triage_run")
                        .query(Integer.class)
                        .single())
                .isLessThan(200);
    }

    @Test
    void theSecondRunLeavesOpenPackagesAndPeoplesDecisionsAlone() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        scene.triage("buyer");
        assertThat(db.sql("select count(*) from decision_package")
                        .query(Integer.class)
                        .single())
                .isOne();

        scene.complete("decidePackage", "approver", Map.of("outcome", "approve"));
        scene.line("A-2", "PAPER");
        scene.triage("buyer");
        assertThat(scene.of("A-1", "decided_by")).isEqualTo("approver");
        assertThat(scene.of("A-2", "package_id")).isNotEqualTo(scene.of("A-1", "package_id"));
    }

    @Test
    void whatARuleLetContinueIsAskedAgainWhenItsFactsHaveChanged() {
        scene.line("A-1", "1", "PAPER", Map.of("status", "PICKING"));
        scene.triage("buyer");
        db.sql("update order_line set status = 'ERROR_RETURNED'").update();
        scene.triage("buyer");

        assertThat(scene.of("A-1", "conclusion")).isEqualTo("null");
        assertThat(scene.of("A-1", "rule")).isEqualTo("R12");
        assertThat(db.sql("select conclusion || ' ' || rule from line_conclusion_before")
                        .query(String.class)
                        .single())
                .isEqualTo("CONTINUE R01");
    }

    @Test
    void anOrderThatTheSupplierCancelsIsRecordedAsItsOwnDecision() {
        scene.line("A-1", "PAPER");
        db.sql("update order_line set cancelled_quantity = quantity, cancelled_on = '2025-10-19'")
                .update();
        assertThat(scene.triage("buyer")).isEnded();
        assertThat(scene.of("A-1", "origin")).isEqualTo("SUPPLIER_CANCELLED");
        assertThat(scene.of("A-1", "instruction")).isEqualTo("NONE");
    }

    @Test
    void whileDecisionsAreOpenThoseWhoWaitAreToldOnceADayAndNeverTwiceTheSame() {
        scene.line("A-1", "PAPER");
        scene.line("A-2", "1", "PAPER", Map.of("status", "PICKING", "requester", "ito@example.co.jp"));
        var triage = scene.triage("buyer");
        assertThat(scene.templatesSent()).isEmpty();

        world.pass(Duration.ofHours(25));
        assertThat(triage).hasPassed("setDatesSoFar", "tellAboutThem");
        world.pass(Duration.ofHours(72));
        assertThat(db.sql("select count(*) from message where template = 'provisional-delivery'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aLargeOrderGoesToWhoeverMayApproveItWholeAndNotLineByLine() {
        scene.line("A-1", "1", "PAPER", Map.of("price", 20000));
        scene.line("A-1", "2", "PAPER", Map.of("price", 20000));
        scene.triage("buyer");
        assertThat(tasks.createTaskQuery().taskCandidateUser("manager").count()).isOne();
        assertThat(tasks.createTaskQuery().taskCandidateUser("approver").count())
                .isZero();
    }
}
