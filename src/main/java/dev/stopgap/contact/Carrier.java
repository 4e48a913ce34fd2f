package dev.stopgap.contact;

import static java.util.stream.Collectors.joining;

import dev.stopgap.contact.Deliveries.Delivery;
import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.StopgapProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Hands each person's mail to the mail server, and one post a room to the chat, and keeps what has come of it. */
@Component
class Carrier {

    private static final int LONGEST_POST = 2_000;

    private final Deliveries deliveries;
    private final Letters letters;
    private final SupplierMail supplierMail;
    private final PersonChannels channels;
    private final MailTransport mails;
    private final ChatTransport chats;
    private final Words words;
    private final StopgapProperties properties;
    private final String from;

    Carrier(
            Deliveries deliveries,
            Letters letters,
            SupplierMail supplierMail,
            PersonChannels channels,
            MailTransport mails,
            ChatTransport chats,
            Words words,
            StopgapProperties properties,
            @Value("${stopgap.mail-from:}") String from) {
        this.deliveries = deliveries;
        this.letters = letters;
        this.supplierMail = supplierMail;
        this.channels = channels;
        this.mails = mails;
        this.chats = chats;
        this.words = words;
        this.properties = properties;
        this.from = from.isBlank() ? "stopgap@" + host(properties.baseUrl()) : from;
    }

    private static String host(URI baseUrl) {
        return Optional.ofNullable(baseUrl.getHost()).orElse("localhost");
    }

    /** The errands that bring {@code open} to its people; each may fail for itself. */
    List<Runnable> errands(SentMessage message, List<Delivery> open) {
        var errands = new ArrayList<Runnable>();
        var rooms = new LinkedHashMap<ChatRoom, List<Delivery>>();
        for (Delivery delivery : open) {
            if (delivery.channel() == Channel.MAIL) {
                errands.add(() -> mail(message, delivery));
            } else {
                room(delivery).ifPresent(room -> rooms.computeIfAbsent(room, first -> new ArrayList<>())
                        .add(delivery));
            }
        }
        rooms.forEach((room, people) -> errands.add(() -> post(message, room, people)));
        return errands;
    }

    private Optional<ChatRoom> room(Delivery delivery) {
        try {
            var room = channels.room(delivery.who());
            if (room.isEmpty()) {
                fail(delivery, words.say("problem.noRoom"));
            }
            return room;
        } catch (Problem e) {
            fail(delivery, words.say("problem.roomClosed"));
            return Optional.empty();
        }
    }

    private void mail(SentMessage message, Delivery delivery) {
        String address = delivery.address();
        if (address == null) {
            fail(delivery, words.say("problem.noAddress"));
            return;
        }
        String supplier = message.supplier();
        if (delivery.kind() == Recipient.Kind.SUPPLIER && supplier != null) {
            var stop = supplierMail.stop(supplier);
            if (stop.isPresent()) {
                fail(delivery, words.say("problem.mailStopped", stop.get()));
                return;
            }
        }
        Letter letter =
                letters.write(message, delivery.language(), delivery.name(), delivery.kind() == Recipient.Kind.USER);
        var mail = new Mail(
                delivery.messageId(),
                from,
                address,
                delivery.name(),
                letter.subject(),
                letter.body(),
                delivery.firstTry());
        attempt(List.of(delivery), () -> mails.send(mail), why -> words.say("problem.refused", address, why));
    }

    private void post(SentMessage message, ChatRoom room, List<Delivery> people) {
        Delivery first = people.get(0);
        String names = people.stream()
                .map(Delivery::name)
                .collect(joining(first.language().getLanguage().equals(Locale.JAPANESE.getLanguage()) ? "、" : ", "));
        Letter letter = letters.write(message, first.language(), names, true);
        var post = new ChatPost(
                first.messageId(), room, names, letter.subject(), text(message, letter.body()), first.firstTry());
        attempt(people, () -> chats.send(post), why -> words.say("problem.chatRefused", room.shown(), why));
    }

    // The end of a letter holds its link: a long one is cut before it, and leads to the whole.
    private String text(SentMessage message, String body) {
        String more = "…\n" + properties.baseUrl() + "/messages/" + message.id();
        return body.length() <= LONGEST_POST ? body : body.substring(0, LONGEST_POST - more.length()) + more;
    }

    private void attempt(List<Delivery> people, Runnable sending, java.util.function.UnaryOperator<String> refusal) {
        List<Long> ids = people.stream().map(Delivery::id).toList();
        boolean again = deliveries.sending(ids);
        try {
            sending.run();
        } catch (AddressRefused e) {
            deliveries.failed(ids, refusal.apply(String.valueOf(e.getMessage())));
            return;
        } catch (NotSent e) {
            if (deliveries.notSent(ids, again, e.getMessage())) {
                throw e;
            }
            return;
        } catch (RuntimeException e) {
            if (deliveries.notSent(ids, true, e.getMessage())) {
                throw e;
            }
            return;
        }
        deliveries.sent(ids, again);
    }

    private void fail(Delivery delivery, String why) {
        deliveries.failed(List.of(delivery.id()), why);
    }
}
