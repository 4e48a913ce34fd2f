package dev.stopgap.recovery;

import dev.stopgap.platform.Refusals;
import dev.stopgap.platform.TaskCompletion;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Task {@code trackTestOrders} is completed: one step is recorded, or a failure, or nothing but a look. */
@Component
class RecordTestStep implements TaskListener {

    private final TestOrders testOrders;
    private final Clock clock;
    private final Refusals refusals;

    RecordTestStep(TestOrders testOrders, Clock clock, Refusals refusals) {
        this.testOrders = testOrders;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public void notify(DelegateTask task) {
        refusals.inWords(() -> record(task));
    }

    private void record(DelegateTask task) {
        String step = TaskCompletion.text(task, RecoveryRollback.TEST_STEP);
        String testOrder = TaskCompletion.text(task, RecoveryRollback.TEST_ORDER);
        String supplierOrderNo = TaskCompletion.text(task, RecoveryRollback.SUPPLIER_ORDER_NO);
        String by = TaskCompletion.by(task);
        if (!supplierOrderNo.isEmpty()) {
            testOrders.known(testOrder, supplierOrderNo);
        }
        switch (step) {
            case "", "NONE" -> {
                // Only looked: the steps are checked again.
            }
            case "FAILED" -> testOrders.fail(testOrder, TaskCompletion.text(task, RecoveryRollback.TEST_NOTE), by);
            default -> testOrders.record(testOrder, TestOrders.Step.valueOf(step), clock.instant(), by);
        }
        // What was entered is for this once.
        task.removeVariable(RecoveryRollback.TEST_STEP);
        task.removeVariable(RecoveryRollback.SUPPLIER_ORDER_NO);
        task.removeVariable(RecoveryRollback.TEST_NOTE);
    }
}
