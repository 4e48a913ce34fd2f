package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Element {@code updateAreaStates}. */
@Component
class UpdateAreaStates implements JavaDelegate {

    private final WatchChanges changes;
    private final NoticeSteps steps;

    UpdateAreaStates(WatchChanges changes, NoticeSteps steps) {
        this.changes = changes;
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var supplier = new SupplierId((String) execution.getVariable(StatusWatch.SUPPLIER));
        long notice = (Long) execution.getVariable(StatusWatch.NOTICE);
        var found = changes.update(supplier, notice);
        execution.setVariable(StatusWatch.STOPS, found.stops() > 0);
        execution.setVariable(StatusWatch.STATES_CHANGED, found.states() > 0);
        execution.setVariable(StatusWatch.STAGE_REGRESSED, found.stageRegressed());
        execution.setVariable(StatusWatch.STAGE_REACHED, found.stageReached());
        execution.setVariable(
                StatusWatch.FULL_RECOVERY,
                steps.askForFullRecovery(supplier, notice, changes.announcedStage(supplier)));
    }
}
