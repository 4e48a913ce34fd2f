package dev.stopgap.contact;

import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.platform.Problem;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page {@code /messages/{id}} to which the mails lead that are to be confirmed. Its recipients confirm there; buyers and
 * managers write down what others have answered. To everybody else the message does not exist.
 */
@Controller
public class MessagePage {

    private static final Set<String> SPEAKERS = Set.of("buyer", "manager");

    private final SentMessages messages;
    private final Letters letters;
    private final Acknowledgements acknowledgements;
    private final JdbcClient db;
    private final MessageSource words;
    private final Words record;

    MessagePage(
            SentMessages messages,
            Letters letters,
            Acknowledgements acknowledgements,
            JdbcClient db,
            MessageSource words,
            Words record) {
        this.messages = messages;
        this.letters = letters;
        this.acknowledgements = acknowledgements;
        this.db = db;
        this.words = words;
        this.record = record;
    }

    @GetMapping("/messages/{id}")
    String show(@PathVariable long id, Authentication reader, Model page, Locale locale) {
        SentMessage message = visible(id, reader);
        Letter letter = letters.write(message, locale, reader.getName(), false);
        page.addAttribute("id", id);
        page.addAttribute("subject", letter.subject());
        page.addAttribute("body", letter.body());
        page.addAttribute("confirmed", confirmed(message, locale));
        page.addAttribute("asked", message.acknowledge());
        page.addAttribute("own", isRecipient(id, reader));
        page.addAttribute("ownConfirmed", hasConfirmed(id, reader));
        page.addAttribute("deliveries", deliveries(id));
        return "contact/message";
    }

    @PostMapping("/messages/{id}")
    String acknowledge(@PathVariable long id, @RequestParam(defaultValue = "") String how, Authentication reader) {
        visible(id, reader);
        boolean own = isRecipient(id, reader);
        if (!own && how.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "message.howMissing");
        }
        acknowledgements.acknowledge(id, reader.getName(), own ? record.say("message.onPage") : how.strip());
        return "redirect:/messages/" + id;
    }

    private SentMessage visible(long id, Authentication reader) {
        boolean speaks = reader.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(SPEAKERS::contains);
        if (!speaks && !isRecipient(id, reader)) {
            throw new Problem(HttpStatus.NOT_FOUND, "message.unknown", Long.toString(id));
        }
        try {
            return messages.get(id);
        } catch (NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "message.unknown", Long.toString(id));
        }
    }

    private boolean isRecipient(long id, Principal reader) {
        return db.sql("select exists (select from delivery where message = :id and kind = 'USER' and who = :user)")
                .param("id", id)
                .param("user", reader.getName())
                .query(Boolean.class)
                .single();
    }

    private boolean hasConfirmed(long id, Principal reader) {
        return db.sql(
                        """
                select exists (select
                                 from delivery
                                where message = :id and kind = 'USER' and who = :user and acknowledged_at is not null)
                """)
                .param("id", id)
                .param("user", reader.getName())
                .query(Boolean.class)
                .single();
    }

    /** One person by one channel, and what has come of it. */
    public record Line(
            String name, String channel, String state, @Nullable Instant settledAt, @Nullable Instant acknowledgedAt) {}

    private List<Line> deliveries(long id) {
        return db.sql(
                        """
                select name, channel, state, settled_at, acknowledged_at
                  from delivery
                 where message = :id
                 order by number, step
                 limit 500
                """)
                .param("id", id)
                .query(Line.class)
                .list();
    }

    private @Nullable String confirmed(SentMessage message, Locale locale) {
        var at = message.acknowledgedAt();
        return at == null
                ? null
                : words.getMessage(
                        "contact.message.confirmed",
                        new @Nullable Object[] {
                            Values.time(at, locale), message.acknowledgedBy(), message.acknowledgedHow()
                        },
                        locale);
    }
}
