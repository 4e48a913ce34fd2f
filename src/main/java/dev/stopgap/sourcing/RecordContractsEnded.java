package dev.stopgap.sourcing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.Problem;
import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Task {@code endContracts} is completed. */
@Component
class RecordContractsEnded implements TaskListener {

    private final Contracts contracts;
    private final Refusals refusals;

    RecordContractsEnded(Contracts contracts, Refusals refusals) {
        this.refusals = refusals;
        this.contracts = contracts;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        if (!TaskCompletion.ticked(task, "noticeGiven")) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "sourcing.noticeNotGiven");
        }
        contracts.end(new OutageId(task.getExecution().getProcessBusinessKey()), TaskCompletion.by(task));
    }
}
