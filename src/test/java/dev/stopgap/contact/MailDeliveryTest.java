package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stopgap.platform.MovableClock;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails and a mail server that has bad days. */
@StopgapTest
class MailDeliveryTest {

    @Autowired
    Messages messages;

    @Autowired
    TestTransport transport;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    World world;

    private int port;
    private GreenMail server = new GreenMail();

    @BeforeEach
    void mailsGoToAServer() throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        transport.lead(new MailServer(sender(port)));
    }

    private static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    @AfterEach
    void mailsLeaveAgain() {
        transport.leadAsUsual();
        server.stop();
    }

    @Test
    void aMailArrivesWithItsWordsAndItsOwnId() throws Exception {
        server.start();
        tell("tanaka@example.jp");
        world.settle();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<m1.r1@localhost>");
        assertThat(mail.getSubject()).contains("業務停止");
        assertThat((String) mail.getContent()).contains("受注停止");
        assertThat(mail.getSentDate()).isEqualTo(World.START);
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void aServerThatIsDownForADayLosesNothingAndSendsNothingTwice() {
        tell("tanaka@example.jp");
        tell("suzuki@example.jp");
        daysOfTrying(Duration.ofHours(24));
        assertThat(states()).containsExactly("PENDING", "PENDING");
        assertThat(db.sql("select problem from delivery where id = 1")
                        .query(String.class)
                        .single())
                .startsWith("The mail server cannot be reached");
        assertThat(runtime.createIncidentQuery().count()).isZero();

        server.start();
        world.pass(Duration.ofHours(12));
        assertThat(states()).containsExactly("SENT", "SENT");
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aServerThatStaysDownBecomesAnIncidentAndTheMailWaitsForIt() {
        tell("tanaka@example.jp");
        daysOfTrying(Duration.ofHours(40));
        assertThat(runtime.createIncidentQuery().activityId("sendMessage").count())
                .isOne();

        server.start();
        management.setJobRetries(sendMessage().getId(), 1);
        world.pass(Duration.ofHours(12));
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void whatACrashLeavesUnknownIsRepeatedWithTheSameId() throws Exception {
        server.start();
        var real = new MailServer(sender(port));
        transport.lead(mail -> {
            real.send(mail);
            throw new IllegalStateException("killed before it could be noted");
        });
        tell("tanaka@example.jp");
        assertThatThrownBy(() -> management.executeJob(sendMessage().getId())).hasMessageContaining("killed");
        assertThat(states()).containsExactly("SENDING");

        transport.lead(real);
        world.pass(Duration.ofMinutes(2));
        assertThat(states()).containsExactly("SENT_AGAIN");
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
        assertThat(ledger()).containsExactly("contact.sent", "contact.sentAgain");
    }

    @Test
    void whatIsUnknownStaysSoWhileTheServerIsDown() {
        transport.lead(mail -> {
            throw new IllegalStateException("killed");
        });
        tell("tanaka@example.jp");
        assertThatThrownBy(() -> management.executeJob(sendMessage().getId()))
                .isInstanceOf(IllegalStateException.class);

        transport.lead(new MailServer(sender(port)));
        assertThatThrownBy(() -> management.executeJob(sendMessage().getId())).isInstanceOf(NotSent.class);
        assertThat(states()).containsExactly("SENDING");
    }

    @Test
    void oneMailThatFailsDoesNotHoldUpTheOthers() {
        server.start();
        var real = new MailServer(sender(port));
        Map<String, Integer> tries = new HashMap<>();
        transport.lead(mail -> {
            if (tries.merge(mail.to(), 1, Integer::sum) == 1 && mail.to().startsWith("suzuki")) {
                throw new NotSent("451 try again later", new IOException());
            }
            real.send(mail);
        });
        tell("tanaka@example.jp", "suzuki@example.jp", "yamada@example.jp");
        assertThatThrownBy(() -> management.executeJob(sendMessage().getId())).isInstanceOf(NotSent.class);
        assertThat(states()).containsExactly("SENT", "PENDING", "SENT");

        world.pass(Duration.ofMinutes(2));
        assertThat(states()).containsExactly("SENT", "SENT", "SENT");
        assertThat(tries).isEqualTo(Map.of("tanaka@example.jp", 1, "suzuki@example.jp", 2, "yamada@example.jp", 1));
    }

    @Test
    void anAddressThatTheServerRefusesIsNotTriedAgain() throws Exception {
        try (var refusing = new RefusingServer("550 5.1.1 no such user")) {
            var refused = new MailServer(sender(refusing.port()));
            server.start();
            var real = new MailServer(sender(port));
            transport.lead(mail -> (mail.to().startsWith("gone") ? refused : real).send(mail));
            tell("tanaka@example.jp", "gone@example.jp", "not an address");
            world.settle();
        }
        assertThat(states()).containsExactly("SENT", "FAILED", "FAILED");
        assertThat(ledger()).containsExactly("contact.sent", "contact.partlyFailed");
    }

    @Test
    void anAddressThatTheServerDefersIsTriedAgain() throws Exception {
        try (var deferring = new RefusingServer("450 4.2.1 mailbox busy")) {
            transport.lead(new MailServer(sender(deferring.port())));
            tell("tanaka@example.jp");
            assertThatThrownBy(() -> management.executeJob(sendMessage().getId()))
                    .isInstanceOf(NotSent.class);
        }
        assertThat(states()).containsExactly("PENDING");
    }

    private void tell(String... mails) {
        messages.send(new Message(
                "internal-alert",
                List.of(mails).stream().map(Recipient::mail).toList(),
                null,
                "sample",
                String.join(",", mails),
                false,
                null,
                Map.of("reason", "受注停止")));
    }

    // What the job executor does: it tries each job when it is due, and bears that it fails.
    private void daysOfTrying(Duration time) {
        var until = clock.instant().plus(time);
        while (true) {
            List<Job> due = management.createJobQuery().executable().list();
            if (due.isEmpty()) {
                var next = clock.instant().plus(Duration.ofMinutes(5));
                if (next.isAfter(until)) {
                    return;
                }
                clock.moveTo(next);
            }
            for (Job job : due) {
                assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(NotSent.class);
            }
        }
    }

    private Job sendMessage() {
        return management.createJobQuery().activityId("sendMessage").singleResult();
    }

    private List<String> states() {
        return db.sql("select state from delivery order by id")
                .query(String.class)
                .list();
    }

    private List<String> ledger() {
        return db.sql("select code from ledger_entry order by id")
                .query(String.class)
                .list();
    }
}
