package dev.stopgap.drill;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/** The mailbox in which the drill's mails arrive: a real IMAP server on the loopback. */
final class DrillMailbox implements AutoCloseable {

    static final String USER = "notices@stopgap.example";
    private static final String PASSWORD = "drill"; // on the loopback, for mails that anybody can read in samples/

    private final GreenMail server;
    private final Set<Path> delivered = new HashSet<>();

    private DrillMailbox(GreenMail server) {
        this.server = server;
    }

    static DrillMailbox open() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        server.setUser(USER, USER, PASSWORD);
        return new DrillMailbox(server);
    }

    int port() {
        return server.getImap().getPort();
    }

    String password() {
        return PASSWORD;
    }

    /** Puts the mail into the mailbox, unless it is there. */
    void deliver(Timeline.Notice notice) {
        if (!delivered.add(notice.file())) {
            return;
        }
        try (var content = Files.newInputStream(notice.file())) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), content);
            server.getUserManager().getUser(USER).deliver(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail " + notice.file() + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
