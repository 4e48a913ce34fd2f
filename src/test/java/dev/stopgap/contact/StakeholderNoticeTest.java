package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.claim;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.complete;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.task;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class StakeholderNoticeTest {

    private static final OutageId OUTAGE = new OutageId("OUT-2025-0001");

    @Autowired
    Messages messages;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    TestTransport transport;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    @BeforeEach
    @AfterEach
    void mailsLeaveAsUsual() {
        transport.leadAsUsual();
    }

    @Test
    void aMessageThatAsksForNothingIsDoneWhenItHasBeenSent() {
        var notice = notice(onlyToKnow(Recipient.mail("tanaka@example.jp")));
        assertThat(notice).isNotEnded().hasNotPassed("sendMessage");

        world.settle();
        assertThat(notice).hasPassed("sendMessage", "messageSent").isEnded();
        assertThat(ledger()).containsExactly("contact.sent");
        assertThat(transport.handed()).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo("<m1.r1@localhost>");
            assertThat(mail.body()).contains("OUT-2025-0001");
        });
    }

    @Test
    void theFirstAnswerSettlesAMessage() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp"), Recipient.mail("suzuki@example.jp")));
        world.settle();
        assertThat(notice).isWaitingAt("answerOrDeadline");

        assertThat(acknowledgements.acknowledge(1, "tanaka", "page")).isTrue();
        assertThat(acknowledgements.acknowledge(1, "suzuki", "page")).isFalse();
        world.settle();
        assertThat(notice).hasPassed("answerReceived", "messageAcknowledged").isEnded();
        assertThat(ledger()).containsExactly("contact.sent", "contact.acknowledged");

        world.pass(Duration.ofDays(5));
        assertThat(task()).isNull();
    }

    @Test
    void anAnswerFindsItsMessageAmongOthersOfTheCase() {
        var first = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        var second = notice(toBeAnswered("another thing", Recipient.mail("tanaka@example.jp")));
        world.settle();

        acknowledgements.acknowledge(2, "tanaka", "page");
        world.settle();
        assertThat(second).isEnded();
        assertThat(first).isWaitingAt("answerOrDeadline");
    }

    @Test
    void whereNobodyAnswersAPersonCalls() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        world.pass(Duration.ofHours(25));
        assertThat(notice)
                .hasPassed("answerOverdue")
                .isWaitingAt("reachByPhone")
                .task()
                .hasCandidateGroup("buyer");
        assertThat((String) runtime.getVariable(notice.getId(), "callWhom")).contains("tanaka@example.jp");
        assertThat((String) runtime.getVariable(notice.getId(), "callScript")).contains("受注停止");

        claim(task(notice), "buyer");
        complete(task(notice), Map.of("outcome", "REACHED", "note", "10:15 に田中さんへ"));
        assertThat(notice).hasPassed("recordCall", "messageAcknowledged").isEnded();
        assertThat(ledger()).endsWith("contact.acknowledged");
        assertThat(db.sql("select acknowledged_by || ': ' || acknowledged_how from message where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("buyer: 10:15 に田中さんへ");
    }

    @Test
    void aMessageThatReachesNobodyEndsInTheLedger() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        world.pass(Duration.ofHours(25));
        claim(task(notice), "buyer");
        complete(task(notice), Map.of("outcome", "NOT_REACHED", "note", "三度かけました"));
        assertThat(notice).hasPassed("recordNotReached", "nobodyReached").isEnded();
        assertThat(ledger()).endsWith("contact.notReached");
    }

    @Test
    void whereNobodyCallsTheMessageDoesNotWaitForEver() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        world.pass(Duration.ofDays(5));
        assertThat(notice).hasPassed("callOverdue", "nobodyReached").isEnded();
        assertThat(states("PHONE")).containsExactly("FAILED");
    }

    @Test
    void anAnswerMakesTheCallNeedless() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        world.pass(Duration.ofHours(25));
        acknowledgements.acknowledge(1, "tanaka", "page");
        world.settle();
        assertThat(notice)
                .hasPassed("answeredMeanwhile", "acknowledgedMeanwhile")
                .isEnded();
        assertThat(states("PHONE")).containsExactly("NOT_NEEDED");
    }

    @Test
    void aSupplierWithoutMailIsCalledEvenIfNoAnswerIsAsked() {
        var notice = notice(onlyToKnow(Recipient.supplier("nobody-knows")));
        world.settle();
        assertThat(notice).hasPassed("channelDown").isWaitingAt("reachByPhone");
        assertThat(states("MAIL")).containsExactly("FAILED");
    }

    @Test
    void nobodyCallsOurOwnPeopleAboutWhatTheyOnlyMayKnow() {
        transport.lead(mail -> {
            throw new AddressRefused("550 unknown", new IllegalStateException());
        });
        var notice = notice(onlyToKnow(Recipient.mail("gone@example.jp")));
        world.settle();
        assertThat(notice).hasPassed("channelDown", "nobodyReached").isEnded();
        assertThat(ledger()).containsExactly("contact.notReached");
    }

    @Test
    void aMessageToAGroupWithoutMembersIsNotLostSilently() {
        messages.send(toBeAnswered(Recipient.group("a-group-that-nobody-is-in")));
        world.settle();
        assertThat(ledger()).containsExactly("contact.notReached");
    }

    @Test
    void aCallIsOnlyDoneWithItsOutcomeAndWhatWasSaid() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        world.pass(Duration.ofHours(25));
        claim(task(notice), "buyer");
        var open = task(notice);
        assertThatThrownBy(() -> complete(open)).hasStackTraceContaining("結果を選んでください");
        assertThatThrownBy(() -> complete(open, Map.of("outcome", "REACHED", "note", " ")))
                .hasStackTraceContaining("どんな返答だったか");
        assertThat(notice).isWaitingAt("reachByPhone");
    }

    @Test
    void anAnswerThatComesAfterAllIsKept() {
        var notice = notice(toBeAnswered(Recipient.mail("tanaka@example.jp")));
        world.pass(Duration.ofDays(5));
        assertThat(notice).isEnded();

        acknowledgements.acknowledge(1, "tanaka", "phone");
        assertThat(db.sql("select outcome from message where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void aProcessMayCarryItsMessageItself() {
        long message = messages.write(onlyToKnow(Recipient.mail("tanaka@example.jp")));
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(StakeholderNotice.KEY)
                        .count())
                .isZero();

        var notice = runtime.startProcessInstanceByKey(
                StakeholderNotice.KEY, OUTAGE.value(), Map.of(StakeholderNotice.MESSAGE_ID, message));
        world.settle();
        assertThat(notice).hasPassed("messageSent").isEnded();
    }

    private ProcessInstance notice(Message message) {
        long id = messages.send(message);
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(StakeholderNotice.KEY)
                .variableValueEquals(StakeholderNotice.MESSAGE_ID, id)
                .singleResult();
    }

    private static Message onlyToKnow(Recipient... recipients) {
        return new Message(
                "internal-alert",
                List.of(recipients),
                OUTAGE,
                "sample",
                "the stop",
                false,
                null,
                Map.of("reason", "受注停止"));
    }

    private static Message toBeAnswered(Recipient... recipients) {
        return toBeAnswered("the stop", recipients);
    }

    private static Message toBeAnswered(String thing, Recipient... recipients) {
        return new Message(
                "internal-alert",
                List.of(recipients),
                OUTAGE,
                "sample",
                thing,
                true,
                World.START.plus(Duration.ofDays(1)),
                Map.of("reason", "受注停止"));
    }

    private List<String> ledger() {
        return db.sql("select code from ledger_entry where code like 'contact.%' and subject = 'message 1' order by id")
                .query(String.class)
                .list();
    }

    private List<String> states(String channel) {
        return db.sql("select state from delivery where message = 1 and channel = :channel order by number")
                .param("channel", channel)
                .query(String.class)
                .list();
    }
}
