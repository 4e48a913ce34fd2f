package dev.stopgap.contact;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** The installation's mail server. */
class MailServer implements MailTransport {

    private final JavaMailSender server;

    MailServer(JavaMailSender server) {
        this.server = server;
    }

    @Override
    public void send(Mail mail) {
        var letter = MimeLetter.write(mail, server.createMimeMessage());
        try {
            server.send(letter);
        } catch (MailAuthenticationException e) {
            throw new NotSent("The mail server does not let us in: " + e.getMessage(), e);
        } catch (MailException e) {
            throw understood(mail, e);
        }
    }

    private static RuntimeException understood(Mail mail, MailException problem) {
        List<Throwable> causes = causes(problem);
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return answered(mail, refused.getReturnCode(), refused);
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof SMTPSendFailedException refused) {
                return new NotSent("The mail server answers " + refused.getMessage(), refused);
            }
            if (cause instanceof MailConnectException) {
                return new NotSent("The mail server cannot be reached: " + cause.getMessage(), cause);
            }
        }
        return problem;
    }

    private static RuntimeException answered(Mail mail, int code, SendFailedException refused) {
        String why = String.valueOf(refused.getMessage()).strip();
        return code >= 500
                ? new AddressRefused(why, refused)
                : new NotSent("The mail server does not take mail for " + mail.to() + " now: " + why, refused);
    }

    // Jakarta Mail chains what happened twice: by cause, and by its own "next" exception.
    private static List<Throwable> causes(MailException problem) {
        var found = new ArrayList<Throwable>();
        collect(problem, found);
        if (problem instanceof MailSendException sending) {
            for (Exception cause : sending.getMessageExceptions()) {
                collect(cause, found);
            }
        }
        return found;
    }

    private static void collect(@Nullable Throwable problem, List<Throwable> found) {
        if (problem == null || found.contains(problem)) {
            return;
        }
        found.add(problem);
        collect(problem.getCause(), found);
        if (problem instanceof MessagingException messaging) {
            collect(messaging.getNextException(), found);
        }
    }
}
