package dev.stopgap.source;

import dev.stopgap.reader.HtmlPage;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Tier;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the new mails of a mailbox over IMAP, through the house's proxy where there is one, and leaves them as they are. */
@Component
class MailboxReader {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_MAILS = 50;
    // What a proxy has answered, at the end of what Jakarta Mail says of it; with its status, if it is one.
    private static final Pattern ANSWER = Pattern.compile(" failed: (?:HTTP/1\\.[01] ([0-9]{3}.*))?");

    private final @Nullable HouseProxy proxy;

    MailboxReader(FetchProperties settings) {
        this.proxy = HouseProxy.of(settings).orElse(null);
    }

    /** The new mails, the oldest first, and the number of the last. */
    record Mails(List<Incoming> mails, long lastUid) {}

    Mails read(
            SupplierProfile profile,
            SupplierProfile.Source source,
            SourceAddresses.Mailbox mailbox,
            long lastUid,
            Instant now)
            throws FetchFailed {
        var through = proxy != null && !profile.allowPrivateAddresses() && proxy.leadsToMailbox(mailbox.host())
                ? proxy
                : null;
        String protocol = mailbox.tls() ? "imaps" : "imap";
        try (Store store = Session.getInstance(settings(protocol, through)).getStore(protocol)) {
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
            try (Folder folder = store.getFolder(folder(source, mailbox))) {
                folder.open(Folder.READ_ONLY);
                return newMails(source, folder, lastUid, now);
            }
        } catch (MailConnectException e) {
            throw through == null ? failed(mailbox, e) : notThrough(through, mailbox, e);
        } catch (MessagingException e) {
            throw failed(mailbox, e);
        } catch (NoSuchElementException e) {
            // What Jakarta Mail throws where the first line of an answer is none of a proxy.
            if (through == null) {
                throw e;
            }
            throw new FetchFailed(e, "proxyIsNone", through);
        }
    }

    private static Properties settings(String protocol, @Nullable HouseProxy through) throws FetchFailed {
        var settings = new Properties();
        settings.put("mail.store.protocol", protocol);
        settings.put("mail." + protocol + ".connectiontimeout", "5000");
        settings.put("mail." + protocol + ".timeout", "15000");
        settings.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        if (through == null) {
            return settings;
        }
        if (through.secure()) {
            // Jakarta Mail would send the proxy's user and password in the clear to a port that waits for TLS.
            throw new FetchFailed("proxyOverTls", through);
        }
        settings.put("mail." + protocol + ".proxy.host", through.host());
        settings.put("mail." + protocol + ".proxy.port", String.valueOf(through.port()));
        if (through.user() != null && through.password() != null) {
            settings.put("mail." + protocol + ".proxy.user", through.user());
            settings.put("mail." + protocol + ".proxy.password", through.password());
        }
        return settings;
    }

    private static FetchFailed failed(SourceAddresses.Mailbox mailbox, MessagingException e) {
        return new FetchFailed(e, "mailbox", mailbox, String.valueOf(e.getMessage()));
    }

    private static FetchFailed notThrough(
            HouseProxy proxy, SourceAddresses.Mailbox mailbox, MailConnectException failure) {
        String why = String.valueOf(
                failure.getNextException() == null
                        ? failure.getMessage()
                        : failure.getNextException().getMessage());
        Matcher answer = ANSWER.matcher(why);
        if (!answer.find()) {
            return new FetchFailed(failure, "proxyNotReached", proxy, why);
        }
        String status = answer.group(1);
        if (status == null) {
            return new FetchFailed(failure, "proxyIsNone", proxy);
        }
        return status.startsWith("407")
                ? new FetchFailed(failure, "proxyLogin", proxy, status)
                : new FetchFailed(failure, "proxyRefuses", proxy, mailbox.host() + ":" + mailbox.port(), status);
    }

    private static String folder(SupplierProfile.Source source, SourceAddresses.Mailbox mailbox) {
        if (mailbox.folder() != null) {
            return mailbox.folder();
        }
        String path = source.url().getPath();
        return path == null || path.length() < 2 ? "INBOX" : path.substring(1);
    }

    private static Mails newMails(SupplierProfile.Source source, Folder folder, long lastUid, Instant now)
            throws MessagingException {
        var numbers = (UIDFolder) folder;
        var mails = new ArrayList<Incoming>();
        long last = lastUid;
        Message[] found = numbers.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID);
        Arrays.sort(found, Comparator.comparingInt(Message::getMessageNumber));
        for (Message message : found) {
            long uid = numbers.getUID(message);
            if (uid <= lastUid || mails.size() >= MOST_MAILS) {
                continue;
            }
            mails.add(incoming(source, (MimeMessage) message, uid, now));
            last = Math.max(last, uid);
        }
        return new Mails(mails, last);
    }

    static Incoming incoming(SupplierProfile.Source source, MimeMessage message, long uid, Instant now)
            throws MessagingException {
        var raw = new ByteArrayOutputStream();
        String text;
        try {
            if (message.getSize() > MOST_BYTES) {
                text = "";
            } else {
                message.writeTo(raw);
                text = text(message, 0);
            }
        } catch (IOException e) {
            throw new MessagingException("mail " + uid + " cannot be read", e);
        }
        String subject = message.getSubject() == null ? "" : message.getSubject();
        String id = message.getMessageID() == null ? "uid:" + uid : message.getMessageID();
        return new Incoming(
                source.id(),
                id,
                Tier.valueOf(source.tier()),
                "MAILBOX",
                null,
                subject,
                text.replace("\r\n", "\n"),
                raw.toByteArray(),
                "message/rfc822",
                StandardCharsets.UTF_8.name(),
                null,
                headers(message),
                message.getSentDate() == null ? null : message.getSentDate().toInstant(),
                now);
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        var headers = new LinkedHashMap<String, String>();
        var all = message.getAllHeaders();
        int results = 0;
        while (all.hasMoreElements() && headers.size() < 80) {
            Header header = all.nextElement();
            String name = header.getName().toLowerCase(Locale.ROOT);
            String value = header.getValue() == null ? "" : header.getValue();
            // Each server writes its own; their order tells the nearest.
            String key = name.equals("authentication-results") ? name + (results++ == 0 ? "" : "." + results) : name;
            headers.putIfAbsent(key, value.length() > 2_000 ? value.substring(0, 2_000) : value);
        }
        if (message.getFrom() != null
                && message.getFrom().length > 0
                && message.getFrom()[0] instanceof InternetAddress from) {
            headers.put("from.address", String.valueOf(from.getAddress()));
            headers.put("from.name", from.getPersonal() == null ? "" : from.getPersonal());
        }
        return headers;
    }

    // The plain part where there is one, else the HTML one as text.
    private static String text(Part part, int depth) throws MessagingException, IOException {
        if (depth > 8) {
            return "";
        }
        if (part.getContent() instanceof Multipart parts) {
            String best = "";
            for (int i = 0; i < Math.min(parts.getCount(), 20); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String text = Part.ATTACHMENT.equalsIgnoreCase(inner.getDisposition()) ? "" : text(inner, depth + 1);
                if (inner.isMimeType("text/plain") && !text.isBlank()) {
                    return text;
                }
                best = best.isBlank() ? text : best;
            }
            return best;
        }
        if (!part.isMimeType("text/*")) {
            return "";
        }
        var bytes = new ByteArrayOutputStream();
        try (var in = part.getInputStream()) {
            bytes.write(in.readNBytes(MOST_BYTES));
        }
        String text = Decoding.of(bytes.toByteArray(), charset(part)).text();
        return part.isMimeType("text/html") ? HtmlPage.of(text, null).visible() : text;
    }

    private static @Nullable String charset(Part part) throws MessagingException {
        String type = part.getContentType();
        int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
        return at < 0 ? null : type.substring(at + 8).replaceAll("[\"'\\s]", "").replaceAll(";.*", "");
    }
}
