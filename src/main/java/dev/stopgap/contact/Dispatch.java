package dev.stopgap.contact;

import dev.stopgap.contact.Deliveries.Delivery;
import dev.stopgap.contact.SentMessages.SentMessage;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.platform.StopgapProperties;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Sends the mails of a message. */
@Service
class Dispatch {

    private final JdbcClient db;
    private final SentMessages messages;
    private final Deliveries deliveries;
    private final Letters letters;
    private final SupplierMail supplierMail;
    private final MailTransport transport;
    private final Words words;
    private final Ledger ledger;
    private final String from;

    Dispatch(
            JdbcClient db,
            SentMessages messages,
            Deliveries deliveries,
            Letters letters,
            SupplierMail supplierMail,
            MailTransport transport,
            Words words,
            Ledger ledger,
            StopgapProperties properties,
            @Value("${stopgap.mail-from:}") String from) {
        this.db = db;
        this.messages = messages;
        this.deliveries = deliveries;
        this.letters = letters;
        this.supplierMail = supplierMail;
        this.transport = transport;
        this.words = words;
        this.ledger = ledger;
        this.from = from.isBlank() ? "stopgap@" + host(properties.baseUrl()) : from;
    }

    private static String host(URI baseUrl) {
        return Optional.ofNullable(baseUrl.getHost()).orElse("localhost");
    }

    /**
     * Sends every mail of the message that has not left yet. One that fails does not hold up the others; its failure flies
     * in the end, so that the engine tries again.
     *
     * @throws ChannelDown if there is nobody whom this message has reached by mail
     */
    SentMessage send(long id) throws ChannelDown {
        SentMessage message = messages.get(id);
        RuntimeException failure = null;
        for (Delivery delivery : deliveries.open(id)) {
            try {
                send(message, delivery);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        conclude(message);
        return message;
    }

    private void send(SentMessage message, Delivery delivery) {
        String address = delivery.address();
        if (address == null) {
            deliveries.failed(delivery.id(), words.say("problem.noAddress"));
            return;
        }
        String supplier = message.supplier();
        if (delivery.kind() == Recipient.Kind.SUPPLIER && supplier != null) {
            var stop = supplierMail.stop(supplier);
            if (stop.isPresent()) {
                deliveries.failed(delivery.id(), words.say("problem.mailStopped", stop.get()));
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
        boolean again = deliveries.sending(delivery.id());
        try {
            transport.send(mail);
        } catch (AddressRefused e) {
            deliveries.failed(delivery.id(), words.say("problem.refused", address, String.valueOf(e.getMessage())));
            return;
        } catch (NotSent e) {
            deliveries.notSent(delivery.id(), again, e.getMessage());
            throw e;
        }
        deliveries.sent(delivery.id(), again);
    }

    private void conclude(SentMessage message) throws ChannelDown {
        Tally tally = db.sql(
                        """
                select count(*) filter (where state in ('SENT', 'SENT_AGAIN')) as sent,
                       count(*) filter (where state = 'FAILED') as failed,
                       count(*) filter (where state = 'SENT_AGAIN') as again
                  from delivery
                 where message = :message
                   and channel = 'MAIL'
                """)
                .param("message", message.id())
                .query(Tally.class)
                .single();
        if (tally.sent() == 0) {
            throw new ChannelDown("None of the mails of message " + message.id() + " was taken");
        }
        String subject = letters.subject(message);
        boolean task = message.template().equals(TaskMails.TEMPLATE);
        record(message, task ? "contact.taskMailed" : "contact.sent", subject, tally.sent());
        if (tally.failed() > 0) {
            record(message, "contact.partlyFailed", subject, tally.failed());
        }
        if (tally.again() > 0) {
            record(message, "contact.sentAgain", subject, tally.again());
        }
        if (!message.acknowledge()) {
            messages.settle(message.id(), "SENT");
        }
    }

    private void record(SentMessage message, String code, String subject, int mails) {
        ledger.record(message.entry(code).with("subject", subject).with("mails", mails));
    }

    private record Tally(int sent, int failed, int again) {}
}
