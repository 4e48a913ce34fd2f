package dev.stopgap.triage;

import dev.stopgap.orderbook.CancellationAnswered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes an answer of the supplier that came by machine. */
@Component
class AnswerArrived {

    private final SupplierAnswers answers;

    AnswerArrived(SupplierAnswers answers) {
        this.answers = answers;
    }

    @EventListener
    void on(CancellationAnswered answer) {
        answers.record(
                PackageId.of(answer.reference()),
                answer.confirmed(),
                answer.refused(),
                answer.supplier().value());
    }
}
