package dev.stopgap.contact;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.StopgapProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The folder {@code outbox} of the data directory: where mails go that are not to leave the house. */
@Component
class Outbox {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(BusinessTime.ZONE);

    private final Path folder;
    private final Session session = Session.getInstance(new Properties());

    Outbox(StopgapProperties properties) {
        this.folder = properties.data("outbox");
    }

    /** Writes the mail as a file named by its time and its id: a repeated mail replaces itself. */
    void write(Mail mail) {
        var letter = MimeLetter.write(mail, new MimeMessage(session));
        String name = STAMP.format(mail.date()) + "-" + mail.id().replaceAll("^<|@.*$", "") + ".eml";
        Path written = folder.resolve(name + ".part");
        try {
            Files.createDirectories(folder);
            try (var out = Files.newOutputStream(written)) {
                letter.writeTo(out);
            }
            Files.move(
                    written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | MessagingException e) {
            throw new NotSent("The mail cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    Path folder() {
        return folder;
    }
}
