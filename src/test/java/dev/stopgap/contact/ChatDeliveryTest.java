package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Posts in a chat, and how they and mails follow each other until somebody has confirmed. */
@StopgapTest
class ChatDeliveryTest {

    private static final String SECRET = "T0123-very-secret-x7Qk";

    @Autowired
    Messages messages;

    @Autowired
    PersonChannels channels;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    TestTransport mails;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    dev.stopgap.platform.MovableClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    private final ChatStub chat = new ChatStub();

    @BeforeEach
    void aChat() {
        mails.leadAsUsual();
    }

    @AfterEach
    void close() {
        mails.leadAsUsual();
        chat.close();
    }

    @Test
    void whoPrefersTheChatIsToldThereAndNotByMail() {
        inChatFirst("buyer");
        var notice = notice(false, null, "buyer");
        world.settle();

        assertThat(notice).hasPassed("sendMessage", "messageSent").isEnded();
        assertThat(chat.texts()).singleElement().asString().contains("業務停止", "受注停止");
        assertThat(mails.handed()).isEmpty();
        assertThat(states()).containsExactly("buyer CHAT SENT", "buyer MAIL NOT_NEEDED");
        assertThat(ledger()).containsExactly("contact.chatted");
    }

    @Test
    void whoHasChosenNothingIsToldByMailOnly() {
        notice(true, null, "buyer");
        world.pass(Duration.ofDays(2));
        assertThat(states()).containsExactly("buyer MAIL SENT");
        assertThat(chat.texts()).isEmpty();
    }

    @Test
    void thoseInOneRoomAreToldInOnePost() {
        inChatFirst("buyer");
        inChatFirst("manager");
        notice(false, null, "buyer", "manager", "reporter");
        world.settle();
        assertThat(chat.texts()).hasSize(1);
        assertThat(mails.handed()).extracting(Mail::to).containsExactly("reporter@test.example");
        assertThat(states()).contains("buyer CHAT SENT", "manager CHAT SENT", "reporter MAIL SENT");
    }

    @Test
    void whereNobodyConfirmsInTimeTheNextChannelIsUsed() {
        byMailFirst("buyer");
        var notice = notice(true, null, "buyer");
        world.pass(Duration.ofMinutes(14));
        assertThat(mails.handed()).hasSize(1);
        assertThat(chat.texts()).isEmpty();
        assertThat(notice).isWaitingAt("answerOrDeadline");

        world.pass(Duration.ofMinutes(2));
        assertThat(chat.texts()).singleElement().asString().contains("http://localhost:8080/messages/1");
        assertThat(notice).hasPassed("answerOverdue", "messageSent").isEnded();
        assertThat(mails.handed()).hasSize(1);

        acknowledgements.acknowledge(1, "buyer", "page");
        world.pass(Duration.ofDays(8));
        assertThat(ledger()).containsExactly("contact.sent", "contact.chatted", "contact.acknowledged");
    }

    @Test
    void oneConfirmationSilencesTheOtherChannelsOfAll() {
        byMailFirst("buyer");
        byMailFirst("manager");
        var notice = notice(true, null, "buyer", "manager");
        world.pass(Duration.ofMinutes(5));
        acknowledgements.acknowledge(1, "manager", "page");
        world.pass(Duration.ofHours(3));

        assertThat(notice).hasPassed("answerReceived", "messageAcknowledged").isEnded();
        assertThat(chat.texts()).isEmpty();
        assertThat(states())
                .containsExactly(
                        "buyer MAIL SENT",
                        "buyer CHAT NOT_NEEDED",
                        "manager MAIL SENT confirmed",
                        "manager CHAT NOT_NEEDED");

        assertThat(acknowledgements.acknowledge(1, "buyer", "page")).isFalse();
        assertThat(states()).as("who confirms later is noted too").contains("buyer MAIL SENT confirmed");
    }

    @Test
    void afterTheLastChannelAPersonCallsWhereAnAnswerIsDue() {
        inChatFirst("buyer");
        var notice = notice(true, clock.instant().plus(Duration.ofHours(2)), "buyer");
        world.pass(Duration.ofMinutes(119));
        assertThat(notice).isWaitingAt("answerOrDeadline");
        assertThat(mails.handed()).hasSize(1);

        world.pass(Duration.ofMinutes(2));
        assertThat(notice).isWaitingAt("reachByPhone");
        acknowledgements.acknowledge(1, "buyer", "page");
        world.settle();
        assertThat(notice).hasPassed("acknowledgedMeanwhile").isEnded();
    }

    @Test
    void aRoomThatIsGoneIsNotTriedAgainAndTheMailGoesAtOnce() {
        inChatFirst("buyer");
        chat.answers(404, "no_service");
        var notice = notice(false, null, "buyer");
        world.settle();

        assertThat(notice).isEnded();
        assertThat(mails.handed()).hasSize(1);
        assertThat(states()).containsExactly("buyer CHAT FAILED", "buyer MAIL SENT");
        assertThat(db.sql("select problem from delivery where channel = 'CHAT'")
                        .query(String.class)
                        .single())
                .contains("localhost/…x7Qk", "404 no_service");
        assertThat(ledger()).containsExactly("contact.sent");
    }

    @Test
    void whereEveryChannelFailsTheMessageHasReachedNobody() {
        inChatFirst("buyer");
        chat.answers(410, "gone");
        mails.lead(mail -> {
            throw new AddressRefused("550 unknown", null);
        });
        var notice = notice(false, null, "buyer");
        world.settle();
        assertThat(notice).hasPassed("channelDown", "nobodyReached").isEnded();
        assertThat(ledger()).containsExactly("contact.notReached");
    }

    @Test
    void aChatThatIsDownIsTriedAgainAndThenTheMailGoes() {
        inChatFirst("buyer");
        chat.answers(503, "down");
        notice(false, null, "buyer");
        assertThatThrownBy(world::settle).isInstanceOf(NotSent.class).hasMessageContaining("answers 503");
        assertThat(states()).contains("buyer CHAT PENDING");
        assertThat(mails.handed()).isEmpty();

        tryAfter(Duration.ofMinutes(1));
        tryAfter(Duration.ofMinutes(4));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(10)));
        world.settle();
        assertThat(states()).containsExactly("buyer CHAT FAILED", "buyer MAIL SENT");

        chat.answers(200, "ok");
        world.pass(Duration.ofDays(2));
        assertThat(chat.texts()).isEmpty();
        assertThat(mails.handed()).hasSize(1);
    }

    @Test
    void aChatThatIsDownForAMomentLosesNothing() {
        inChatFirst("buyer");
        chat.answers(429, "rate_limited");
        notice(false, null, "buyer");
        assertThatThrownBy(world::settle).isInstanceOf(NotSent.class);
        chat.answers(200, "ok");
        world.pass(Duration.ofMinutes(2));
        assertThat(chat.texts()).hasSize(1);
        assertThat(states()).containsExactly("buyer CHAT SENT", "buyer MAIL NOT_NEEDED");
    }

    @Test
    void aMailServerThatIsDownIsGivenUpForThoseWhoHaveAChat() {
        byMailFirst("buyer");
        mails.lead(mail -> {
            throw new NotSent("421 not now", new IOException());
        });
        notice(false, null, "buyer", "manager");
        assertThatThrownBy(world::settle).isInstanceOf(NotSent.class);
        tryAfter(Duration.ofMinutes(1));
        tryAfter(Duration.ofMinutes(4));
        tryAfter(Duration.ofMinutes(10));
        assertThat(states()).containsExactly("buyer MAIL FAILED", "buyer CHAT SENT", "manager MAIL PENDING");

        mails.leadAsUsual();
        world.pass(Duration.ofHours(2));
        assertThat(states()).containsExactly("buyer MAIL FAILED", "buyer CHAT SENT", "manager MAIL SENT");
        assertThat(chat.texts()).hasSize(1);
    }

    @Test
    void aPostOfWhichNobodyKnowsIsRepeatedAndTheLedgerSaysSo() {
        inChatFirst("buyer");
        chat.hangsUp();
        notice(false, null, "buyer");
        assertThatThrownBy(world::settle).hasMessageContaining("may have arrived");
        assertThat(states()).contains("buyer CHAT SENDING");

        chat.answers(200, "ok");
        world.pass(Duration.ofMinutes(2));
        assertThat(states()).contains("buyer CHAT SENT_AGAIN");
        assertThat(ledger()).containsExactly("contact.chatted", "contact.sentAgain");
    }

    @Test
    void whoMovesToAnotherRoomIsToldThere() {
        inChatFirst("buyer");
        chat.answers(503, "down");
        notice(false, null, "buyer");
        assertThatThrownBy(world::settle).isInstanceOf(NotSent.class);
        try (var other = new ChatStub()) {
            channels.choose("buyer", List.of(Channel.CHAT, Channel.MAIL), other.room("new-room"), Locale.JAPANESE);
            other.forget();
            world.pass(Duration.ofMinutes(2));
            assertThat(other.texts()).hasSize(1);
        }
    }

    @Test
    void theSecretOfARoomIsKeptInOnePlaceOnly() {
        inChatFirst("buyer");
        chat.answers(403, "invalid_token " + SECRET);
        notice(false, null, "buyer");
        world.settle();
        assertThat(db.sql(
                                """
                select string_agg(t::text, ' ')
                  from (select d::text from delivery d union all select m::text from message m
                         union all select l::text from ledger_entry l) as t
                """)
                        .query(String.class)
                        .single())
                .contains("x7Qk")
                .doesNotContain(SECRET);
        assertThat(channels.of("buyer").toString()).doesNotContain(SECRET);
    }

    @Test
    void aLongLetterIsCutInTheChatAndLeadsToTheWhole() {
        inChatFirst("buyer");
        messages.send(new Message(
                "internal-alert",
                List.of(Recipient.user("buyer")),
                null,
                "sample",
                "long",
                false,
                null,
                Map.of("reason", "長い説明。".repeat(1_000))));
        world.settle();
        assertThat(chat.texts()).singleElement().satisfies(text -> {
            assertThat(text).hasSizeLessThan(2_200).endsWith("…\nhttp://localhost:8080/messages/1");
        });
    }

    // Each try fails, as the job executor sees it.
    private void tryAfter(Duration time) {
        clock.moveTo(clock.instant().plus(time));
        assertThatThrownBy(world::settle).isInstanceOf(NotSent.class);
    }

    private void inChatFirst(String person) {
        prefer(person, Channel.CHAT, Channel.MAIL);
    }

    private void byMailFirst(String person) {
        prefer(person, Channel.MAIL, Channel.CHAT);
    }

    private void prefer(String person, Channel... order) {
        channels.choose(person, List.of(order), chat.room(SECRET), Locale.JAPANESE);
        assertThat(chat.texts()).last().asString().contains("試しに");
        chat.forget();
    }

    private ProcessInstance notice(boolean acknowledge, @Nullable Instant answerBy, String... people) {
        long id = messages.send(new Message(
                "internal-alert",
                List.of(people).stream().map(Recipient::user).toList(),
                null,
                "sample",
                "the stop",
                acknowledge,
                answerBy,
                Map.of("reason", "受注停止")));
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(StakeholderNotice.KEY)
                .variableValueEquals(StakeholderNotice.MESSAGE_ID, id)
                .singleResult();
    }

    private List<String> states() {
        return db.sql(
                        """
                select who || ' ' || channel || ' ' || state || case when acknowledged_at is null then '' else ' confirmed' end
                  from delivery
                 where channel <> 'PHONE'
                 order by number, step
                """)
                .query(String.class)
                .list();
    }

    private List<String> ledger() {
        return db.sql("select code from ledger_entry where subject = 'message 1' order by id")
                .query(String.class)
                .list();
    }
}
