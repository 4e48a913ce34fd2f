package dev.stopgap.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopgap.contact.AddressBook.Addressee;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.StopgapProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages in the database: each with a delivery by the first channel of every person who has not been told before, and
 * the person's further channels planned.
 */
@Service
class MessageBook implements Messages {

    private final JdbcClient db;
    private final AddressBook addresses;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String host;

    MessageBook(
            JdbcClient db,
            AddressBook addresses,
            ObjectMapper json,
            Clock clock,
            ApplicationEventPublisher events,
            StopgapProperties properties) {
        this.db = db;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
        this.events = events;
        this.host = Optional.ofNullable(properties.baseUrl().getHost()).orElse("localhost");
    }

    @Override
    @Transactional
    public long send(Message message) {
        Written written = insert(message);
        if (written.isNew()) {
            events.publishEvent(new MessageDecided(written.id(), businessKey(message.outage())));
        }
        return written.id();
    }

    @Override
    @Transactional
    public long write(Message message) {
        return insert(message).id();
    }

    /** The business key of the notice that carries a message: the case, or a hyphen. */
    static String businessKey(@Nullable OutageId outage) {
        return outage == null ? "-" : outage.value();
    }

    private record Written(long id, boolean isNew) {}

    private Written insert(Message message) {
        List<Addressee> persons = addresses.find(message.recipients(), message.supplier());
        String thing = String.join(
                "|",
                message.template(),
                businessKey(message.outage()),
                message.supplier() == null ? "" : message.supplier(),
                message.onceFor());
        Long earlier = earlier(thing, persons);
        if (earlier != null) {
            return new Written(earlier, false);
        }
        long id = insertMessage(message, thing);
        if (insertDeliveries(id, thing, legs(persons, true)) > 0 || persons.isEmpty()) {
            insertDeliveries(id, thing, legs(persons, false));
            return new Written(id, true);
        }
        // Somebody else has decided the same in this moment.
        db.sql("delete from message where id = :id").param("id", id).update();
        return new Written(Objects.requireNonNull(earlier(thing, persons)), false);
    }

    private long insertMessage(Message message, String thing) {
        Instant answerBy = message.answerBy();
        return db.sql(
                        """
                insert into message (template, thing, addressed, outage, supplier, acknowledge, answer_by, model, decided_at)
                values (:template, :thing, :addressed, :outage, :supplier, :acknowledge, :answerBy, :model::json, :now)
                returning id
                """)
                .param("template", message.template())
                .param("thing", thing)
                .param(
                        "addressed",
                        message.recipients().stream()
                                .map(recipient -> recipient.kind() + " " + recipient.address())
                                .collect(Collectors.joining(", ")))
                .param(
                        "outage",
                        message.outage() == null ? null : message.outage().value())
                .param("supplier", message.supplier())
                .param("acknowledge", message.acknowledge())
                .param("answerBy", answerBy == null ? null : answerBy.atOffset(ZoneOffset.UTC))
                .param("model", model(message))
                .param("now", now())
                .query(Long.class)
                .single();
    }

    // One person by one of its channels.
    private record Leg(int number, int step, Channel channel, Addressee to) {}

    private static List<Leg> legs(List<Addressee> persons, boolean first) {
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < persons.size(); i++) {
            List<Channel> order = persons.get(i).channels();
            for (int step = first ? 1 : 2; step <= (first ? 1 : order.size()); step++) {
                legs.add(new Leg(i + 1, step, order.get(step - 1), persons.get(i)));
            }
        }
        return legs;
    }

    // Whoever has been told the thing before drops out here with all channels, also if two tell it at the same moment.
    private int insertDeliveries(long message, String thing, List<Leg> legs) {
        return db.sql(
                        """
                insert into delivery (message, number, thing, step, channel, kind, person, who, name, address, language, message_id,
                                      state)
                select :message, number, :thing, step, channel, kind, person, who, name,
                       case channel when 'MAIL' then mail end, language,
                       '<m' || :message || '.r' || number || case channel when 'CHAT' then '.chat' else '' end || '@' || :host || '>',
                       case step when 1 then 'PENDING' else 'PLANNED' end
                  from unnest(:numbers::int[], :steps::int[], :channels::text[], :kinds::text[], :persons::text[], :whos::text[],
                              :names::text[], :mails::text[], :languages::text[])
                       as leg (number, step, channel, kind, person, who, name, mail, language)
                 where step = 1
                    or exists (select
                                 from delivery as told
                                where told.message = :message and told.number = leg.number and told.step = 1)
                 order by number, step
                on conflict do nothing
                """)
                .param("message", message)
                .param("thing", thing)
                .param("host", host)
                .param("numbers", legs.stream().map(Leg::number).toArray(Integer[]::new))
                .param("steps", legs.stream().map(Leg::step).toArray(Integer[]::new))
                .param(
                        "channels",
                        legs.stream().map(leg -> leg.channel().name()).toArray(String[]::new))
                .param("kinds", of(legs, person -> person.kind().name()))
                .param("persons", of(legs, Addressee::person))
                .param("whos", of(legs, Addressee::who))
                .param("names", of(legs, Addressee::name))
                .param("mails", of(legs, Addressee::mail))
                .param("languages", of(legs, person -> person.language().getLanguage()))
                .update();
    }

    /**
     * The first message that has told all of {@code persons} of {@code thing}, or, where there is nobody to tell, that was
     * to tell it; null where there is none.
     */
    private @Nullable Long earlier(String thing, List<Addressee> persons) {
        if (persons.isEmpty()) {
            return db.sql("select min(id) from message where thing = :thing having count(*) > 0")
                    .param("thing", thing)
                    .query(Long.class)
                    .optional()
                    .orElse(null);
        }
        return db.sql(
                        """
                select min(message)
                  from delivery
                 where thing = :thing
                   and step = 1
                   and person = any(:persons::text[])
                having count(*) = :all
                """)
                .param("thing", thing)
                .param("persons", persons.stream().map(Addressee::person).toArray(String[]::new))
                .param("all", persons.size())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static @Nullable String[] of(List<Leg> legs, Function<Addressee, @Nullable String> column) {
        return legs.stream().map(leg -> column.apply(leg.to())).toArray(String[]::new);
    }

    private String model(Message message) {
        try {
            return json.writeValueAsString(message.model());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The model of \"" + message.template() + "\" takes strings, numbers, dates, lists and maps", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
