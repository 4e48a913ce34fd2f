package dev.stopgap.contact;

import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does where nothing in writing has arrived: calls, or sends a FAX. */
@Service
class Calls {

    // A variable of the engine ends at 4,000 characters.
    private static final int LONGEST = 3_500;

    private final JdbcClient db;
    private final SentMessages messages;
    private final Deliveries deliveries;
    private final AddressBook addresses;
    private final Directory directory;
    private final Letters letters;
    private final Acknowledgements acknowledgements;
    private final Ledger ledger;
    private final Words words;
    private final StopgapProperties properties;
    private final Clock clock;

    Calls(
            JdbcClient db,
            SentMessages messages,
            Deliveries deliveries,
            AddressBook addresses,
            Directory directory,
            Letters letters,
            Acknowledgements acknowledgements,
            Ledger ledger,
            Words words,
            StopgapProperties properties,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.directory = directory;
        this.letters = letters;
        this.acknowledgements = acknowledgements;
        this.ledger = ledger;
        this.words = words;
        this.properties = properties;
        this.clock = clock;
    }

    /** How a message is to be brought to its people next. */
    enum Way {
        /** By mail and chat, to each by the channel whose turn it is. */
        WRITTEN,
        CALL,
        /** All that there are have been tried. */
        NONE
    }

    /**
     * The next way: in writing while a channel has not been used, then a person's call where somebody has to answer by a
     * certain time or a supplier has to be told. Nobody calls our own people about what they only may know.
     */
    @Transactional
    public Way next(long id) {
        SentMessage message = messages.get(id);
        Tried tried = tried(id);
        if (tried.open() || message.awaitsAnswer() && deliveries.takeNextChannels(id) > 0) {
            return Way.WRITTEN;
        }
        boolean calls = message.mustBeAnswered() || message.outcome() == null && tried.supplier();
        return calls && !tried.phone() && plan(id) > 0 ? Way.CALL : Way.NONE;
    }

    private Tried tried(long message) {
        return db.sql(
                        """
                select coalesce(bool_or(channel <> 'PHONE' and state in ('PENDING', 'SENDING')), false) as open,
                       coalesce(bool_or(channel = 'PHONE'), false) as phone,
                       coalesce(bool_or(kind = 'SUPPLIER'), false) as supplier
                  from delivery
                 where message = :message
                """)
                .param("message", message)
                .query(Tried.class)
                .single();
    }

    private record Tried(boolean open, boolean phone, boolean supplier) {}

    private int plan(long message) {
        return db.sql(
                        """
                insert into delivery (message, number, thing, step, channel, kind, person, who, name, language)
                select message, number, thing, max(step) + 1, 'PHONE', kind, person, who, name, language
                  from delivery
                 where message = :message
                 group by message, number, thing, kind, person, who, name, language
                 order by number
                on conflict on constraint nobody_is_told_twice do nothing
                """)
                .param("message", message)
                .update();
    }

    /** What the caller has before them. */
    Sheet sheet(long id) {
        SentMessage message = messages.get(id);
        List<Callee> callees = callees(id);
        Letter letter =
                letters.write(message, properties.language(), callees.get(0).name(), false);
        return new Sheet(
                letter.subject(),
                cut(callees.stream()
                        .map(callee -> line(callee, message.supplier()))
                        .collect(Collectors.joining("\n"))),
                cut(letter.body()),
                cut(why(callees)));
    }

    private String why(List<Callee> callees) {
        String problems = callees.stream()
                .map(Callee::problem)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
        return problems.isEmpty() ? words.say("call.unanswered") : problems;
    }

    private List<Callee> callees(long message) {
        return db.sql(
                        """
                select call.kind, call.who, call.name, written.address, written.problem
                  from delivery as call
                  join lateral (select max(address) as address, string_agg(problem, chr(10) order by step) as problem
                                  from delivery as before
                                 where before.message = call.message
                                   and before.number = call.number
                                   and before.channel <> 'PHONE') as written on true
                 where call.message = :message
                   and call.channel = 'PHONE'
                 order by call.number
                """)
                .param("message", message)
                .query(Callee.class)
                .list();
    }

    private String line(Callee callee, @Nullable String supplier) {
        Stream<@Nullable String> ways =
                switch (callee.kind()) {
                    case SUPPLIER -> ways(callee, supplier);
                    case USER -> Stream.of(directory.phone(callee.who()).orElse(null));
                    case GROUP, MAIL -> Stream.of();
                };
        return Stream.concat(Stream.concat(Stream.of(callee.name()), ways), Stream.of(callee.address()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" / "));
    }

    private Stream<@Nullable String> ways(Callee callee, @Nullable String supplier) {
        return supplier == null
                ? Stream.of()
                : addresses.contact(new SupplierId(supplier), callee.who()).stream()
                        .flatMap(contact -> Stream.of(
                                labelled("TEL", contact.phone()), labelled("FAX", contact.fax()), contact.hours()));
    }

    private static @Nullable String labelled(String label, @Nullable String number) {
        return number == null ? null : label + " " + number;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Keeps what came of the calls. */
    @Transactional
    public void record(long id, String by, boolean reached, String note) {
        settle(id, reached ? "SENT" : "FAILED", note);
        if (reached) {
            acknowledgements.byPhone(messages.get(id), by, note);
        }
    }

    /** Keeps that nobody has been reached, and why. */
    @Transactional
    public void notReached(long id) {
        settle(id, "FAILED", words.say("call.nobodyCalled"));
        if (messages.settle(id, "NOT_REACHED")) {
            SentMessage message = messages.get(id);
            ledger.record(message.entry("contact.notReached")
                    .with("subject", letters.subject(message))
                    .with("addressed", message.addressed()));
        }
    }

    private void settle(long message, String state, String note) {
        db.sql(
                        """
                update delivery
                   set state = :state, problem = :note, settled_at = :now, attempts = 1
                 where message = :message
                   and channel = 'PHONE'
                   and state = 'PENDING'
                """)
                .param("message", message)
                .param("state", state)
                .param("note", note)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Callee(
            Recipient.Kind kind, String who, String name, @Nullable String address, @Nullable String problem) {}

    /**
     * What the form shows.
     *
     * @param whom the people to reach, a line each, with their numbers
     * @param script what to say, or to send by FAX
     * @param why nothing in writing will do
     */
    record Sheet(String subject, String whom, String script, String why) {}
}
