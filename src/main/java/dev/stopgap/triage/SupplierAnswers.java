package dev.stopgap.triage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.orderbook.LineKey;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the supplier answers when it is asked to cancel: kept line by line, and told to the process that waits for it. */
@Service
public class SupplierAnswers {

    private final JdbcClient db;
    private final Packages packages;
    private final Instructions instructions;
    private final ProcessMessages messages;
    private final TriageWords words;
    private final Ledger ledger;

    SupplierAnswers(
            JdbcClient db,
            Packages packages,
            Instructions instructions,
            ProcessMessages messages,
            TriageWords words,
            Ledger ledger) {
        this.db = db;
        this.packages = packages;
        this.instructions = instructions;
        this.messages = messages;
        this.words = words;
        this.ledger = ledger;
    }

    /**
     * Records the supplier's answer to the cancel request of {@code id}: some lines it cancels, some it refuses; lines in
     * neither list stay unanswered, and the process goes on only when all are answered. An answer to a line that has one
     * already is ignored. Returns the number of lines that are still unanswered.
     *
     * @param user who entered the answer
     */
    @Transactional
    public int record(PackageId id, List<LineKey> accepted, List<LineKey> refused, String user) {
        lock(id);
        int before = instructions.unanswered(id).size();
        int open = keep(id, accepted, refused, user);
        if (before > 0 && open == 0) {
            String message = instructions.refusedUnsettled(id) == 0 ? "supplierConfirmed" : "supplierRefused";
            messages.send(
                    ProcessMessage.toOne(message, packages.get(id).outage().value(), Map.of())
                            .matching(OrderDecision.PACKAGE_ID, id.toString()));
        }
        return open;
    }

    /** Records what somebody heard on the phone about everything that is still unanswered; the caller goes on by itself. */
    @Transactional
    int recordCall(PackageId id, String result, String user) {
        lock(id);
        List<LineKey> open = instructions.unanswered(id);
        return switch (result) {
            case "CONFIRMED" -> keep(id, open, List.of(), user);
            case "REFUSED" -> keep(id, List.of(), open, user);
            default -> {
                DecisionPackage it = packages.get(id);
                ledger.record(LedgerEntry.of("triage.callUnanswered")
                        .by(user)
                        .in(it.outage())
                        .at(it.supplier().value())
                        .about("package " + id)
                        .with("lines", open.size()));
                yield open.size();
            }
        };
    }

    private int keep(PackageId id, List<LineKey> accepted, List<LineKey> refused, String user) {
        int confirmed =
                instructions.answered(id, accepted, "REQUESTED", "CONFIRMED", words.of("triage.answer.confirmed"));
        int declined = instructions.answered(id, refused, "REQUESTED", "REFUSED", words.of("triage.answer.refused"));
        int open = instructions.unanswered(id).size();
        if (confirmed + declined > 0) {
            DecisionPackage it = packages.get(id);
            ledger.record(LedgerEntry.of("triage.supplierAnswered")
                    .by(user)
                    .in(it.outage())
                    .at(it.supplier().value())
                    .about("package " + id)
                    .with("confirmed", confirmed)
                    .with("refused", declined)
                    .with("open", open));
        }
        return open;
    }

    // Two answers at once would each find the other's lines open, and nobody would go on.
    private void lock(PackageId id) {
        db.sql("select id from decision_package where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }
}
