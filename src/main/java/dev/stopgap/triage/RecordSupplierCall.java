package dev.stopgap.triage;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code recordSupplierCall}. */
@Component
class RecordSupplierCall implements JavaDelegate {

    private final SupplierAnswers answers;
    private final Clock clock;

    RecordSupplierCall(SupplierAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = PackageId.of((String) execution.getVariable(OrderDecision.PACKAGE_ID));
        int open = answers.recordCall(id, (String) execution.getVariable(OrderDecision.CALL_RESULT), (String)
                execution.getVariable(OrderDecision.CALLED_BY));
        execution.setVariable(OrderDecision.UNANSWERED, open);
        var answerBy = clock.instant().plus(Instructions.TIME_TO_ANSWER);
        execution.setVariable(OrderDecision.SUPPLIER_ANSWER_BY, Date.from(answerBy));
        execution.setVariable(OrderDecision.CALL_BY, Date.from(answerBy.plus(Duration.ofDays(1))));
    }
}
