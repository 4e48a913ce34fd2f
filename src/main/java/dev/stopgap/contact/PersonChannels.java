package dev.stopgap.contact;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** By which channels each person wants to hear, and in which order. Who has chosen nothing hears by mail. */
@Service
public class PersonChannels {

    /** Who may choose: whoever is ever written to. */
    public static final String THOSE_WRITTEN_TO =
            "hasAnyAuthority('reporter', 'buyer', 'approver', 'accountant', 'manager', 'camunda-admin')";

    private static final List<Channel> USUAL = List.of(Channel.MAIL);

    private final JdbcClient db;
    private final ChatRooms rooms;
    private final ChatTrial trial;
    private final Words words;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PersonChannels(
            JdbcClient db,
            ChatRooms rooms,
            ChatTrial trial,
            Words words,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.rooms = rooms;
        this.trial = trial;
        this.words = words;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a person has chosen.
     *
     * @param chosen whether it has; if not, {@code order} is the usual
     * @param chat its own chat room, such as {@code hooks.slack.com/…x7Qk}, never the whole address; null: has none
     * @param house the house's room, likewise, which stands in where {@code chat} is null
     */
    public record Wish(boolean chosen, List<Channel> order, @Nullable String chat, @Nullable String house) {}

    /** What {@code person} has chosen. */
    public Wish of(String person) {
        String house = rooms.house().map(ChatRoom::shown).orElse(null);
        return row(person)
                .map(row -> new Wish(true, row.channels(), row.chat() == null ? null : shown(row.chat()), house))
                .orElseGet(() -> new Wish(false, USUAL, null, house));
    }

    /**
     * From now on {@code person} hears by {@code order}. A new address is tried first: a post that does not arrive is told at
     * once, and nothing is changed.
     *
     * @param order mail, and the chat before or after it if it is wanted: where the chat does not work there is always mail
     * @param chat the webhook of the person's own room; null or blank: as before, or else the house's
     * @param language of the post by which it is tried
     * @throws Problem that says what is wrong with the order or the address
     */
    public Wish choose(String person, List<Channel> order, @Nullable String chat, Locale language) {
        if (!order.contains(Channel.MAIL)
                || order.contains(Channel.PHONE)
                || order.size() != order.stream().distinct().count()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "chat.order");
        }
        String given = chat == null || chat.isBlank() ? null : chat.strip();
        if (given != null) {
            trial.post(rooms.read(given), language);
        }
        String kept = given == null ? row(person).map(Row::chat).orElse(null) : given;
        if (order.contains(Channel.CHAT) && kept == null && rooms.house().isEmpty()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "chat.noRoom");
        }
        // Only now: no transaction waits for a chat.
        transaction.executeWithoutResult(status -> keep(person, order, kept));
        return of(person);
    }

    /** From now on {@code person} hears by mail again, and its chat room is forgotten. */
    public void forget(String person) {
        db.sql("delete from person_channel where person = :person")
                .param("person", person)
                .update();
    }

    private void keep(String person, List<Channel> order, @Nullable String chat) {
        db.sql(
                        """
                insert into person_channel (person, channels, chat, chosen_at)
                values (:person, :channels, :chat, :now)
                    on conflict (person) do update
                   set channels = excluded.channels, chat = excluded.chat, chosen_at = excluded.chosen_at
                """)
                .param("person", person)
                .param("channels", order.stream().map(Channel::name).toArray(String[]::new))
                .param("chat", chat)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        ledger.record(LedgerEntry.of("contact.channelsChosen")
                .by(person)
                .with("person", person)
                .with(
                        "order",
                        order.stream()
                                .map(channel -> words.say("channel." + channel))
                                .collect(Collectors.joining(" → "))));
    }

    /** The order of everyone who has chosen one. */
    Map<String, List<Channel>> orders() {
        var orders = new HashMap<String, List<Channel>>();
        db.sql("select person, channels, chat from person_channel")
                .query((row, number) -> orders.put(row.getString("person"), row(row).channels()))
                .list();
        return orders;
    }

    static List<Channel> usual() {
        return USUAL;
    }

    /** The room in which {@code person} is told, if it has one; a {@link Problem} where it may not be posted to any more. */
    Optional<ChatRoom> room(String person) {
        return row(person).map(Row::chat).map(rooms::read).or(rooms::house);
    }

    private String shown(String chat) {
        try {
            return rooms.read(chat).shown();
        } catch (Problem e) {
            // Its host has been taken off the list since.
            return "…" + chat.substring(Math.max(0, chat.length() - 4));
        }
    }

    private record Row(List<Channel> channels, @Nullable String chat) {}

    private Optional<Row> row(String person) {
        return db.sql("select channels, chat from person_channel where person = :person")
                .param("person", person)
                .query((row, number) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Stream.of((Object[]) row.getArray("channels").getArray())
                        .map(name -> Channel.valueOf(name.toString()))
                        .toList(),
                row.getString("chat"));
    }
}
