package dev.stopgap.outage;

import dev.stopgap.contact.Correspondence;
import dev.stopgap.ledger.OutageId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The report's figures of what was written, which {@code contact}, knowing no cases, cannot contribute itself. */
@Component
class ContactFigures implements CaseFigures {

    private final Correspondence correspondence;

    ContactFigures(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public List<Figure> figures(OutageId outage) {
        var numbers = correspondence.of(outage);
        return List.of(
                figure("messages", numbers.messages(), "message: template <> 'task-mail'"),
                figure("taskMails", numbers.taskMails(), "message: template = 'task-mail'"),
                figure("mails", numbers.mails(), "delivery: channel = 'MAIL' and state in ('SENT', 'SENT_AGAIN')"),
                figure("chats", numbers.chats(), "delivery: channel = 'CHAT' and state in ('SENT', 'SENT_AGAIN')"),
                figure("calls", numbers.calls(), "delivery: channel = 'PHONE' and state = 'SENT'"),
                figure("acknowledged", numbers.acknowledged(), "message: acknowledged_at is not null"),
                figure("notReached", numbers.notReached(), "message: outcome = 'NOT_REACHED'"));
    }

    private static Figure figure(String code, long count, String from) {
        return new Figure("contact", code, null, count, null, from);
    }
}
