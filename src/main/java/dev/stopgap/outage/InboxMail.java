package dev.stopgap.outage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.orderbook.InboxFileRefused;
import dev.stopgap.orderbook.Kind;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to those who have to mend it that a nightly export was refused; once a file. */
@Component
class InboxMail {

    private final Messages messages;

    InboxMail(Messages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(InboxFileRefused refused) {
        var model = new HashMap<String, Object>();
        model.put("file", refused.place());
        model.put("rows", refused.rows());
        model.put("problem", refused.problem());
        if (refused.importId() != null) {
            model.put("importId", String.valueOf(refused.importId()));
        }
        messages.send(new Message(
                "import-refused",
                responsible(refused.kind()),
                null,
                refused.supplier() == null ? null : refused.supplier().value(),
                "inbox " + refused.identity(),
                false,
                null,
                model));
    }

    private static List<Recipient> responsible(@Nullable Kind kind) {
        if (kind == null) {
            return List.of(Recipient.group("buyer"), Recipient.group("camunda-admin"));
        }
        return switch (kind) {
            case TRANSACTIONS, INVOICES, PAYMENTS -> List.of(Recipient.group("accountant"));
            case APPROVERS -> List.of(Recipient.group("camunda-admin"));
            case ORDERS, SHIPMENTS, ITEMS, SUBSTITUTES -> List.of(Recipient.group("buyer"));
        };
    }
}
