package dev.stopgap.triage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.stopgap.orderbook.CancellationAnswered;
import dev.stopgap.orderbook.LineKey;
import dev.stopgap.orderbook.LinesChanged;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class OrderDecisionProcessTest {

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
    ProcessMessages messages;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    SupplierAnswers answers;

    TriageScene scene;

    @BeforeEach
    void anOutageBegins() {
        scene = new TriageScene(db, runtime, tasks, world, clock);
        scene.begin();
    }

    @Test
    void anApprovedSubstituteIsReservedTheSupplierAskedAndTheCancelDoneOnlyWhenConfirmed() {
        scene.line("A-1", "PAPER");
        var triage = scene.triage("buyer");
        var decision = scene.decision();
        assertThat(decision)
                .isWaitingAt("decidePackage")
                .task("decidePackage")
                .hasCandidateUser("approver")
                .hasDueDate(Date.from(clock.instant().plus(Duration.ofHours(24))));

        scene.approve("approver");
        assertThat(decision)
                .hasPassed("reserveSubstitutes", "setProvisionalDates", "instructSupplier")
                .isWaitingAt("supplierAnswers");
        Assertions.assertThat(scene.of("A-1", "conclusion")).isEqualTo("SUBSTITUTE");
        Assertions.assertThat(scene.of("A-1", "instruction")).isEqualTo("REQUESTED");
        // Three boxes of five are two packs of ten, and what is begun is bought whole.
        Assertions.assertThat(db.sql("select quantity || ' ' || alt_quantity || ' ' || state from replacement")
                        .query(String.class)
                        .single())
                .isEqualTo("3.0000 2.0000 RESERVED");

        events.publishEvent(new CancellationAnswered(
                TriageScene.SUPPLIER, packageOf("A-1"), List.of(new LineKey("A-1", "1")), List.of()));
        world.settle();
        assertThat(decision).hasPassed("confirmCancel").isEnded();
        assertThat(triage).isEnded();
        Assertions.assertThat(scene.of("A-1", "instruction")).isEqualTo("CONFIRMED");
        Assertions.assertThat(db.sql("select cancelled_quantity from order_line")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        Assertions.assertThat(scene.templatesSent()).contains("cancel-request", "provisional-delivery");
    }

    @Test
    void whatNeedsNobodyIsCarriedOutWithoutATask() {
        scene.line("A-1", "1", "STICKY", Map.of("price", 500));
        var triage = scene.triage("buyer");
        var decision = scene.decision();
        assertThat(decision).hasNotPassed("decidePackage").isWaitingAt("supplierAnswers");
        Assertions.assertThat(scene.of("A-1", "origin")).isEqualTo("RULE");

        answers.record(PackageId.of(packageOf("A-1")), List.of(new LineKey("A-1", "1")), List.of(), "buyer");
        world.settle();
        assertThat(triage).isEnded();
    }

    @Test
    void anOverdueApprovalGoesToTheDeputyThenToTheManagerAndIsNeverDecidedByTime() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();

        world.pass(Duration.ofHours(17));
        assertThat(decision).hasPassed("remindApprover").isWaitingAt("decidePackage");
        world.pass(Duration.ofHours(8));
        assertThat(decision).hasPassed("askDeputyToo").task("decidePackage").hasCandidateUser("deputy");
        world.pass(Duration.ofHours(24));
        assertThat(decision).hasPassed("askManagerToo").task("decidePackage").hasCandidateUser("manager");
        world.pass(Duration.ofDays(30));
        assertThat(decision).isWaitingAt("decidePackage");
        Assertions.assertThat(scene.of("A-1", "conclusion")).isEqualTo("null");
        Assertions.assertThat(scene.templatesSent()).contains("approval-reminder", "approval-overdue");

        scene.approve("deputy");
        assertThat(decision).isWaitingAt("supplierAnswers");
    }

    @Test
    void nobodyApprovesTheirOwnProposal() {
        scene.line("A-1", "PAPER");
        scene.triage("approver");
        var decision = scene.decision();
        assertThat(decision).task("decidePackage").hasCandidateUser("deputy");
        Assertions.assertThat(
                        tasks.createTaskQuery().taskCandidateUser("approver").count())
                .isZero();

        assertThatThrownBy(() -> scene.approve("approver")).hasMessageContaining("approver");
        Assertions.assertThat(scene.of("A-1", "conclusion")).isEqualTo("null");
        assertThatThrownBy(() -> db.sql(
                                "update decision_package set state = 'DECIDED', decided_by = proposed_by, decided_at = made_at")
                        .update())
                .hasMessageContaining("nobody_approves_their_own");
    }

    @Test
    void aQuestionGoesToTheBuyersAndComesBackWithItsAnswerOrWithoutOne() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();
        assertThatThrownBy(() ->
                        scene.complete("decidePackage", "approver", Map.of("outcome", "askBack", "question", " ")))
                .hasMessageContaining("理由または質問");
        assertThatThrownBy(() -> scene.complete("decidePackage", "approver", Map.of("outcome", "whatever")))
                .hasMessageContaining("approve, askBack, return");

        scene.complete("decidePackage", "approver", Map.of("outcome", "askBack", "question", "本当に要りますか"));
        assertThat(decision)
                .isWaitingAt("answerQuestion")
                .task("answerQuestion")
                .hasCandidateGroup("buyer");
        scene.complete("answerQuestion", "buyer", Map.of("answer", "要ります"));
        assertThat(decision).isWaitingAt("decidePackage");

        scene.complete("decidePackage", "approver", Map.of("outcome", "askBack", "question", "いつまでに"));
        world.pass(Duration.ofHours(25));
        assertThat(decision).hasPassed("answerOverdue").isWaitingAt("decidePackage");
    }

    @Test
    void aReturnedPackageComesBackWithANewProposalThatItsBuyerCannotApprove() {
        scene.line("A-1", "PAPER");
        scene.triage("stopgap");
        var decision = scene.decision();
        scene.complete("decidePackage", "approver", Map.of("outcome", "return", "returnReason", "待てるはずです"));
        assertThat(decision).isWaitingAt("reworkPackage").task("reworkPackage").hasCandidateGroup("buyer");

        scene.complete("reworkPackage", "deputy", Map.of("newProposal", "CONTINUE", "reworkReason", "使用部署が待てると言っています"));
        assertThat(decision).isWaitingAt("decidePackage");
        assertThatThrownBy(() -> scene.approve("deputy")).hasMessageContaining("deputy");
        tasks.setAssignee(scene.task("decidePackage").getId(), null);

        scene.approve("approver");
        assertThat(decision).isEnded();
        Assertions.assertThat(scene.of("A-1", "conclusion")).isEqualTo("CONTINUE");
        Assertions.assertThat(scene.of("A-1", "reason")).isEqualTo("使用部署が待てると言っています");
    }

    @Test
    void aReturnedPackageThatNobodyReworksComesBackAsItWas() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        scene.complete("decidePackage", "approver", Map.of("outcome", "return", "returnReason", "待てるはずです"));
        world.pass(Duration.ofHours(49));
        assertThat(scene.decision()).hasPassed("reworkOverdue").isWaitingAt("decidePackage");
    }

    @Test
    void aLineThatIsShippedMeanwhileLeavesThePackageAndTheLastOneEndsIt() {
        scene.line("A-1", "PAPER");
        scene.line("A-2", "PAPER");
        var triage = scene.triage("buyer");
        var decision = scene.decision();

        scene.shipped("A-1");
        linesChange();
        assertThat(decision).hasPassed("refreshPackage").isWaitingAt("decidePackage");
        Assertions.assertThat(scene.of("A-1", "gone_reason")).isEqualTo("SHIPPED");
        Assertions.assertThat(scene.of("A-2", "gone_reason")).isEqualTo("null");

        scene.cancelledBySupplier("A-2");
        linesChange();
        assertThat(decision).hasPassed("nothingLeftToDecide").isEnded();
        assertThat(triage).isEnded();
        Assertions.assertThat(scene.of("A-2", "origin")).isEqualTo("SUPPLIER_CANCELLED");
        Assertions.assertThat(scene.of("A-2", "decided_by")).isEqualTo("sample");
    }

    @Test
    void whatShipsOrIsPickedBetweenApprovalAndRequestIsKept() {
        scene.line("A-1", "PAPER");
        scene.line("A-2", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();
        var task = scene.task("decidePackage");
        tasks.claim(task.getId(), "approver");
        tasks.complete(task.getId(), Map.of("outcome", "approve"));
        scene.shipped("A-1");
        scene.picked("A-2");
        world.settle();

        assertThat(decision)
                .hasPassed("lineShipped", "keepUncancellableLines", "confirmCancel")
                .isWaitingAt("settleRefusedCancel");
        Assertions.assertThat(scene.of("A-1", "answer_reason")).contains("出荷されていました");
        Assertions.assertThat(scene.of("A-2", "answer_reason")).contains("取り消せなくなりました");
        scene.complete("settleRefusedCancel", "buyer", Map.of("settlement", "WITHDRAW"));
        assertThat(decision).isEnded();
        Assertions.assertThat(db.sql("select distinct state from replacement")
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void aLineThatIsBeingPickedWhenTheSupplierIsToBeAskedIsNotAllowedToBeCancelled() {
        scene.line("A-1", "PAPER");
        scene.line("A-2", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();
        var task = scene.task("decidePackage");
        tasks.claim(task.getId(), "approver");
        tasks.complete(task.getId(), Map.of("outcome", "approve"));
        scene.picked("A-2");
        world.settle();

        assertThat(decision).hasPassed("notAllowed").isWaitingAt("supplierAnswers");
        Assertions.assertThat(scene.of("A-1", "instruction")).isEqualTo("REQUESTED");
        Assertions.assertThat(scene.of("A-2", "instruction")).isEqualTo("REFUSED");
    }

    @Test
    void aRefusedCancelIsSettledByTheBuyerAndMayKeepItsSubstitute() {
        scene.line("A-1", "PAPER");
        scene.line("A-2", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();
        scene.approve("approver");

        var id = PackageId.of(packageOf("A-1"));
        Assertions.assertThat(answers.record(id, List.of(new LineKey("A-1", "1")), List.of(), "buyer"))
                .isOne();
        world.settle();
        assertThat(decision).isWaitingAt("supplierAnswers");
        answers.record(id, List.of(), List.of(new LineKey("A-2", "1")), "buyer");
        world.settle();
        assertThat(decision).hasPassed("supplierHasRefused").isWaitingAt("settleRefusedCancel");

        scene.complete("settleRefusedCancel", "buyer", Map.of("settlement", "KEEP_BOTH"));
        assertThat(decision).isEnded();
        Assertions.assertThat(scene.of("A-2", "conclusion")).isEqualTo("CONTINUE");
        Assertions.assertThat(db.sql("select count(*) from replacement where state = 'RESERVED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        Assertions.assertThat(db.sql("select conclusion from line_conclusion_before where order_no = 'A-2'")
                        .query(String.class)
                        .single())
                .isEqualTo("SUBSTITUTE");
    }

    @Test
    void aSilentSupplierIsChasedTwiceAndThenCalled() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();
        scene.approve("approver");

        world.pass(Duration.ofHours(73));
        assertThat(decision).hasPassed("chaseSupplier").isWaitingAt("supplierAnswers");
        world.pass(Duration.ofHours(144));
        assertThat(decision).isWaitingAt("callSupplier").task("callSupplier").hasCandidateGroup("buyer");
        Assertions.assertThat(scene.templatesSent()).endsWith("cancel-chase,cancel-chase");

        scene.complete("callSupplier", "buyer", Map.of("callResult", "NO_ANSWER"));
        assertThat(decision).isWaitingAt("supplierAnswers");
        world.pass(Duration.ofHours(73));
        scene.complete("callSupplier", "buyer", Map.of("callResult", "CONFIRMED"));
        assertThat(decision).hasPassed("confirmCancel").isEnded();
    }

    @Test
    void aLineThatCannotBeCancelledIsAskedForInParts() {
        scene.line("A-1", "1", "PAPER", Map.of("customization", "MADE_TO_ORDER", "price", 30000));
        scene.triage("buyer");
        scene.approve("approver");
        Assertions.assertThat(scene.of("A-1", "conclusion")).isEqualTo("SPLIT");
        Assertions.assertThat(scene.of("A-1", "provisional_on")).isEqualTo("2025-11-18");
        Assertions.assertThat(scene.templatesSent()).contains("split-request", "provisional-delivery");
    }

    @Test
    void whatAnImportShowsOfRequestedCancelsIsTakenForTheAnswer() {
        scene.line("A-1", "PAPER");
        scene.triage("buyer");
        var decision = scene.decision();
        scene.approve("approver");
        scene.cancelledBySupplier("A-1");
        events.publishEvent(new LinesChanged(TriageScene.SUPPLIER, LinesChanged.Cause.IMPORTED, 1));
        world.settle();
        assertThat(decision).isEnded();
        Assertions.assertThat(scene.of("A-1", "instruction")).isEqualTo("CONFIRMED");
    }

    private void linesChange() {
        messages.send(ProcessMessage.toAll("linesChanged", TriageScene.OUTAGE.value(), Map.of()));
        world.settle();
    }

    private String packageOf(String orderNo) {
        return scene.of(orderNo, "package_id");
    }
}
