package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.BusinessTime;
import dev.stopgap.platform.FormTables;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Element {@code checkTestOrders}. */
@Component
class CheckTestOrders implements JavaDelegate {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final TestOrders testOrders;
    private final FormTables tables;

    CheckTestOrders(TestOrders testOrders, FormTables tables) {
        this.testOrders = testOrders;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outage = new OutageId(execution.getProcessBusinessKey());
        int waveNo = ((Number) execution.getVariable(RecoveryRollback.WAVE_NO)).intValue();
        int attempt = ((Number) execution.getVariable(RecoveryRollback.ATTEMPT)).intValue();
        var result = testOrders.check(outage, waveNo, attempt);
        execution.setVariable(RecoveryRollback.TEST_RESULT, result.name());
        if (result == TestOrders.Result.FAILED) {
            execution.setVariable(RecoveryRollback.WHY_STOPPED, Setbacks.Cause.TEST_FAILED.name());
        }
        var tracked = testOrders.tracked(outage, waveNo, attempt);
        execution.setVariable(
                RecoveryRollback.TEST_TABLE,
                tables.rows(tracked.stream()
                        .map(step -> Map.of(
                                "testOrder", step.testOrderNo(),
                                "item", step.itemName(),
                                "step", tables.word("recovery.step." + step.step()),
                                "due", time(step.dueAt()),
                                "done", time(step.doneAt())))
                        .toList()));
        execution.setVariable(
                RecoveryRollback.TEST_ORDER_CHOICES,
                tables.rows(tracked.stream()
                        .map(TestOrders.Tracked::testOrderNo)
                        .distinct()
                        .map(no -> Map.of("label", no, "value", no))
                        .toList()));
    }

    private static String time(@Nullable OffsetDateTime time) {
        return time == null ? "–" : TIME.format(time);
    }
}
