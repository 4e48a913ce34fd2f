package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Task {@code chooseTemporarySuppliers} is completed. */
@Component
class RecordChosenSuppliers implements TaskListener {

    private final Alternatives alternatives;
    private final PurchaseLimits limits;
    private final Refusals refusals;

    RecordChosenSuppliers(Alternatives alternatives, PurchaseLimits limits, Refusals refusals) {
        this.refusals = refusals;
        this.alternatives = alternatives;
        this.limits = limits;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        var outage = new OutageId(task.getExecution().getProcessBusinessKey());
        String by = TaskCompletion.by(task);
        List<String> names = Stream.of(TemporarySourcing.FIRST_SUPPLIER, TemporarySourcing.SECOND_SUPPLIER)
                .map(variable -> TaskCompletion.text(task, variable))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        BigDecimal budget = TaskCompletion.number(task, TemporarySourcing.BUDGET_YEN);
        if (budget.signum() < 0) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "sourcing.budgetBelowZero");
        }
        task.setVariable(TemporarySourcing.CHOSEN_BY, by);
        task.setVariable(TemporarySourcing.SUPPLIER_CHOSEN, !names.isEmpty());
        if (!names.isEmpty()) {
            alternatives.choose(outage, names, by);
            limits.propose(outage, budget, by);
        }
    }
}
