package dev.stopgap.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.Suppliers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

class MailRouteTest {

    private static final Mail MAIL = new Mail(
            "<m7.r2@stopgap.example>",
            "stopgap@stopgap.example",
            "tanaka@example.jp",
            "田中",
            "件名",
            "本文\n",
            Instant.parse("2025-10-18T21:00:00Z"));

    @TempDir
    Path data;

    @Test
    void whereNoServerIsSetMailsLieInTheOutboxByTheirTimeAndId() {
        route(new MockEnvironment()).send(MAIL);
        assertThat(outbox().names(null, 10)).containsExactly("20251019-060000-m7.r2.eml");
        assertThat(outbox().read("20251019-060000-m7.r2.eml")).hasValueSatisfying(stored -> {
            assertThat(stored.subject()).isEqualTo("件名");
            assertThat(stored.to()).contains("田中", "<tanaka@example.jp>");
            assertThat(stored.body()).contains("本文");
            assertThat(stored.date()).isEqualTo(MAIL.date());
        });
    }

    @Test
    void aMailWrittenAgainReplacesItself() {
        route(new MockEnvironment()).send(MAIL);
        route(new MockEnvironment()).send(MAIL);
        assertThat(outbox().names(null, 10)).hasSize(1);
    }

    @Test
    void aDrillNeverUsesTheMailServer() {
        assertThat(routeWithServer(new MockEnvironment())).isInstanceOf(MailServer.class);
        assertThat(routeWithServer(drill())).isNotInstanceOf(MailServer.class);
    }

    @Test
    void aDrillSaysSoInTheSubjectAndTheText() {
        var letter = letters(drill()).write(message(), Locale.JAPANESE, "田中", true);
        assertThat(letter.subject()).startsWith("【訓練】");
        assertThat(letter.body()).contains("これは訓練です");
        assertThat(letters(drill())
                        .write(message(), Locale.ENGLISH, "Tanaka", true)
                        .subject())
                .startsWith("[DRILL] ");
        assertThat(letters(new MockEnvironment())
                        .write(message(), Locale.JAPANESE, "田中", true)
                        .body())
                .doesNotContain("訓練");
    }

    @Test
    void aValueCannotBeginAnotherHeader() {
        var letter = letters(new MockEnvironment())
                .write(message("件名\r\nBcc: everybody@example.jp"), Locale.JAPANESE, "田中", true);
        assertThat(letter.subject()).doesNotContain("\r", "\n");
    }

    private static SentMessage message() {
        return message("コピー用紙の注文");
    }

    private static SentMessage message(String subject) {
        return new SentMessage(
                1,
                "reminder",
                "USER tanaka",
                new OutageId("OUT-2025-0001"),
                null,
                false,
                null,
                Map.of("subject", subject),
                null,
                null,
                null,
                null);
    }

    private static MockEnvironment drill() {
        var environment = new MockEnvironment();
        environment.setActiveProfiles("drill");
        return environment;
    }

    private MailTransport route(MockEnvironment environment) {
        return new MailRoute()
                .mailTransport(
                        new DefaultListableBeanFactory().getBeanProvider(JavaMailSender.class), outbox(), environment);
    }

    private MailTransport routeWithServer(MockEnvironment environment) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("mailSender", new JavaMailSenderImpl());
        return new MailRoute().mailTransport(beans.getBeanProvider(JavaMailSender.class), outbox(), environment);
    }

    private Outbox outbox() {
        return new Outbox(properties());
    }

    private Letters letters(MockEnvironment environment) {
        return new Letters(
                new LetterTemplates(properties(), new StaticMessageSource()),
                mock(Suppliers.class),
                properties(),
                environment);
    }

    private StopgapProperties properties() {
        return new StopgapProperties(
                data, Locale.JAPANESE, URI.create("https://stopgap.example"), Path.of("suppliers"), null);
    }
}
