package dev.stopgap.contact;

import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.StopgapProperties;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The folder {@code outbox} of the data directory: where mails and posts go that are not to leave the house. */
@Component
class Outbox {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(BusinessTime.ZONE);

    private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-m\\d+\\.r\\d+(\\.chat)?\\.eml");

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

    /** Writes what would have been posted in a chat, as a mail to its room. */
    void write(ChatPost post) {
        String host = post.room().webhook().getHost();
        write(new Mail(
                post.id(), "stopgap@" + host, "chat@" + host, post.people(), post.subject(), post.text(), post.date()));
    }

    Path folder() {
        return folder;
    }

    /** The newest mails whose names come before {@code before}, newest first, at most {@code most}. */
    List<String> names(@Nullable String before, int most) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // Never holds more than a page, however full the folder is.
        var page = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (before == null || name.compareTo(before) < 0) {
                    page.add(name);
                    if (page.size() > most) {
                        page.pollFirst();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(page.descendingSet());
    }

    /** The mail of that name, if it lies in the folder; a name is never a path. */
    Optional<StoredMail> read(String name) {
        Path file = folder.resolve(name);
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var letter = new MimeMessage(session, in);
            return Optional.of(new StoredMail(
                    name,
                    letter.getSentDate().toInstant(),
                    Arrays.stream(letter.getRecipients(RecipientType.TO))
                            .map(address -> address instanceof InternetAddress internet
                                    ? internet.toUnicodeString()
                                    : address.toString())
                            .collect(Collectors.joining(", ")),
                    String.valueOf(letter.getSubject()),
                    String.valueOf(letter.getContent())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    /** A mail as it lies in the folder. */
    record StoredMail(String name, Instant date, String to, String subject, String body) {}
}
