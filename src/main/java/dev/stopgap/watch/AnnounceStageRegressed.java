package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code stageRegressed}. */
@Component
class AnnounceStageRegressed implements JavaDelegate {

    private final WatchChanges changes;

    AnnounceStageRegressed(WatchChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.announceStage(new SupplierId((String) execution.getVariable(StatusWatch.SUPPLIER)), (Long)
                execution.getVariable(StatusWatch.NOTICE));
    }
}
