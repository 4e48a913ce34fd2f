package dev.stopgap.billing;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.orderbook.CorrectionAnswered;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the supplier says to a request for correction. */
@Service
class CorrectionAnswers {

    private static final int DAYS_TO_MEND = 30;

    private final Corrections corrections;
    private final FindingRows rows;
    private final JdbcClient db;
    private final ProcessMessages processes;
    private final Ledger ledger;
    private final Clock clock;

    CorrectionAnswers(
            Corrections corrections,
            FindingRows rows,
            JdbcClient db,
            ProcessMessages processes,
            Ledger ledger,
            Clock clock) {
        this.corrections = corrections;
        this.rows = rows;
        this.db = db;
        this.processes = processes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(CorrectionAnswered answer) {
        if (corrections.find(answer.reference()).isEmpty()) {
            ledger.record(LedgerEntry.of("billing.answerToNothing")
                    .at(answer.supplier().value())
                    .about(answer.reference())
                    .with("reference", answer.reference()));
            return;
        }
        answered(answer.reference(), answer.accepted(), LedgerEntry.SYSTEM);
    }

    /**
     * Notes the supplier's answer. What it accepts it promises to mend within a month: these findings are settled until
     * then. The same answer twice counts once.
     *
     * @param user who has entered it
     */
    @Transactional
    public void answered(String id, boolean accepted, String user) {
        var correction = corrections.get(id);
        int changed = db.sql(
                        """
                update correction
                   set state = case when :accepted then 'PROMISED' when state = 'SENT' then 'REFUSED' else state end, answered_at = :now
                 where id = :id
                   and (state = 'SENT' or :accepted and state in ('REFUSED', 'DISPUTED'))
                """)
                .param("id", id)
                .param("accepted", accepted)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 0) {
            return;
        }
        var until = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE).plusDays(DAYS_TO_MEND);
        if (accepted) {
            db.sql(
                            "update discrepancy set state = 'PROMISED', promised_until = :until where correction_id = :id and state = 'OPEN'")
                    .param("id", id)
                    .param("until", until)
                    .update();
        }
        var entry = LedgerEntry.of(accepted ? "billing.correctionPromised" : "billing.correctionRefused")
                .by(user)
                .in(correction.outage())
                .at(correction.supplier().value())
                .about(id)
                .with("correction", id)
                .with("findings", correction.findings())
                .with("yen", Money.plain(correction.yen()));
        ledger.record(accepted ? entry.with("until", until) : entry);
        processes.send(ProcessMessage.toOne(
                        BillingReconciliation.CORRECTION_ANSWERED,
                        correction.outage().value(),
                        Map.of(
                                BillingReconciliation.ACCEPTED,
                                accepted,
                                BillingReconciliation.REFUSAL_WHY,
                                rows.word("billing.refusal.refused")))
                .matching(BillingReconciliation.CORRECTION_ID, id));
    }
}
