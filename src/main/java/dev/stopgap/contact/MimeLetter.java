package dev.stopgap.contact;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Writes a mail in the form of the Internet: one plain text part, so that nothing in it differs between two writings. */
final class MimeLetter {

    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private MimeLetter() {}

    static MimeMessage write(Mail mail, MimeMessage empty) {
        try {
            empty.setFrom(new InternetAddress(mail.from(), "Stopgap", CHARSET));
            empty.setRecipients(RecipientType.TO, new Address[] {to(mail)});
            empty.setSubject(mail.subject(), CHARSET);
            empty.setText(mail.body(), CHARSET);
            empty.setSentDate(Date.from(mail.date()));
            // Answering machines leave it alone (RFC 3834).
            empty.setHeader("Auto-Submitted", "auto-generated");
            empty.saveChanges();
            empty.setHeader("Message-ID", mail.id());
            return empty;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InternetAddress to(Mail mail) throws UnsupportedEncodingException {
        try {
            var address = new InternetAddress(mail.to(), true);
            address.setPersonal(mail.toName(), CHARSET);
            return address;
        } catch (MessagingException e) {
            throw new AddressRefused(String.valueOf(e.getMessage()), e);
        }
    }
}
