package dev.stopgap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stopgap.supplier.ProfileReading;
import dev.stopgap.supplier.SupplierProfile;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our mailbox, and the proxy on the way to it. */
class MailboxReaderTest {

    private static final Instant NOW = Instant.parse("2025-12-24T00:00:00Z");
    // No name server knows it, as behind a proxy none knows what is outside.
    private static final String OUTSIDE = "imap.mail.example";

    private static final String PROFILE =
            """
            id: trial
            name: {ja: 例}
            domains: {official: [a.example]}
            sources:
              - {id: box, kind: MAILBOX, tier: OFFICIAL, url: 'imaps://imap.mail.example/INBOX', every: PT15M}
            """;

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "imap"), new ServerSetup(0, "127.0.0.1", "imaps")});
    private MailProxy proxy;
    private SupplierProfile profile;

    @BeforeEach
    void serve() throws Exception {
        mail.start();
        mail.setUser("kobai@jirei-seisakusho.example", "kobai", "secret")
                .deliver(new MimeMessage(
                        null,
                        new ByteArrayInputStream(
                                Files.readAllBytes(Path.of("samples/notices/044-mail-regression.eml")))));
        proxy = new MailProxy(mail.getImap().getPort());
        profile = ProfileReading.of(Files.writeString(folder.resolve("trial.yaml"), PROFILE));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        mail.stop();
    }

    @Test
    void aMailboxOutsideIsReadThroughTheProxyWithItsUserAndPassword() throws Exception {
        proxy.password = "house:tobira";
        var read = reader(proxy.address(), "house", "tobira")
                .read(profile, profile.sources().get(0), mailbox(OUTSIDE, 143), 0, NOW);
        assertThat(read.mails()).singleElement().satisfies(found -> assertThat(found.text())
                .isNotBlank());
        assertThat(proxy.asked).containsExactly(OUTSIDE + ":143");
    }

    @Test
    void aMailboxInOurOwnNetOrNamedSoIsReadWithoutIt() throws Exception {
        var here = mailbox("127.0.0.1", mail.getImap().getPort());
        assertThat(reader(proxy.address(), null, null)
                        .read(profile, profile.sources().get(0), here, 0, NOW)
                        .mails())
                .hasSize(1);

        refused(reader(proxy.address(), null, null, "mail.example"), "mailbox", OUTSIDE);
        assertThat(proxy.asked).isEmpty();
    }

    @Test
    void aProxyThatDoesNotLeadToMailboxesIsSaidSo() {
        proxy.refusal = "HTTP/1.1 403 Forbidden by the rules of the house";
        refused(
                reader(proxy.address(), null, null),
                "proxyRefuses",
                "127.0.0.1:" + proxy.port(),
                OUTSIDE + ":143",
                "403 Forbidden");
    }

    @Test
    void aProxyThatWantsAnotherPasswordIsSaidSo() {
        proxy.password = "house:tobira";
        refused(reader(proxy.address(), "house", "mado"), "proxyLogin", "407 Proxy Authentication Required");
        refused(reader(proxy.address(), null, null), "proxyLogin", "407");
    }

    @Test
    void whatIsNoProxyOrNotThereIsSaidSo() throws Exception {
        proxy.refusal = "* OK";
        refused(reader(proxy.address(), null, null), "proxyIsNone", "127.0.0.1:" + proxy.port());
        proxy.refusal = "hello";
        refused(reader(proxy.address(), null, null), "proxyIsNone", "127.0.0.1:" + proxy.port());
        refused(reader(nobodyListens(), null, null), "proxyNotReached", "refused");
    }

    @Test
    void aProxyOverTlsIsNotUsedForMailboxes() {
        refused(
                reader(URI.create("https://127.0.0.1:" + proxy.port()), "house", "tobira"),
                "proxyOverTls",
                "127.0.0.1:" + proxy.port());
        assertThat(proxy.asked).isEmpty();
    }

    @Test
    void behindTheProxyItIsTheMailServerThatMustProveWhoItIs() throws Exception {
        proxy.close();
        proxy = new MailProxy(mail.getImaps().getPort());
        var reader = reader(proxy.address(), null, null);
        var mailbox = new SourceAddresses.Mailbox(OUTSIDE, 993, true, "kobai", "secret", null);
        assertThatThrownBy(() -> reader.read(profile, profile.sources().get(0), mailbox, 0, NOW))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.code()).isEqualTo("mailbox"))
                .hasMessageContaining("certification path");
        assertThat(proxy.asked).containsExactly(OUTSIDE + ":993");
    }

    private static URI nobodyListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private void refused(MailboxReader reader, String code, String... told) {
        assertThatThrownBy(() -> reader.read(profile, profile.sources().get(0), mailbox(OUTSIDE, 143), 0, NOW))
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.code()).isEqualTo(code))
                .hasMessageContainingAll(told);
    }

    private static MailboxReader reader(
            URI proxy, @Nullable String user, @Nullable String password, String... without) {
        return new MailboxReader(
                new FetchProperties(proxy, user, password, List.of(without), Duration.ZERO, Duration.ofSeconds(5)));
    }

    private static SourceAddresses.Mailbox mailbox(String host, int port) {
        return new SourceAddresses.Mailbox(host, port, false, "kobai", "secret", "INBOX");
    }
}
