package dev.stopgap.triage;

import dev.stopgap.contact.Message;
import dev.stopgap.contact.Messages;
import dev.stopgap.contact.Recipient;
import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds who has to decide, and tells who joins when it is overdue. Nothing is ever approved by silence. */
@Service
class Reminders {

    private final JdbcClient db;
    private final Packages packages;
    private final PackageContents contents;
    private final Messages messages;
    private final Ledger ledger;

    Reminders(JdbcClient db, Packages packages, PackageContents contents, Messages messages, Ledger ledger) {
        this.db = db;
        this.packages = packages;
        this.contents = contents;
        this.messages = messages;
        this.ledger = ledger;
    }

    /** Reminds {@code people} of a package that they have not decided. */
    @Transactional
    void remind(PackageId id, List<String> people) {
        tell("approval-reminder", "triage.approverReminded", id, people);
        db.sql("update decision_package set reminders = reminders + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Tells {@code people} that a package is overdue and now theirs to decide as well. */
    @Transactional
    void escalate(PackageId id, List<String> people) {
        tell("approval-overdue", "triage.approvalEscalated", id, people);
        db.sql("update decision_package set escalations = escalations + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    private void tell(String template, String code, PackageId id, List<String> people) {
        DecisionPackage it = packages.get(id);
        Content content = contents.of(id);
        var model = new HashMap<String, Object>(Map.of(
                "package",
                it.number(),
                "lines",
                content.lines(),
                "yen",
                content.yen().toPlainString(),
                "proposedBy",
                it.proposedBy()));
        if (it.decideBy() != null) {
            model.put("decideBy", it.decideBy().toString());
        }
        messages.send(new Message(
                template,
                people.stream().map(Recipient::user).toList(),
                it.outage(),
                it.supplier().value(),
                "%s %s %d-%d".formatted(template, id, it.reminders(), it.escalations()),
                false,
                null,
                model));
        ledger.record(LedgerEntry.of(code)
                .in(it.outage())
                .at(it.supplier().value())
                .about("package " + id)
                .with("package", it.number())
                .with("people", String.join(", ", people))
                .with("lines", content.lines()));
    }
}
