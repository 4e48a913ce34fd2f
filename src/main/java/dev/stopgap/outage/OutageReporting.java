package dev.stopgap.outage;

import dev.stopgap.ledger.Ledger;
import dev.stopgap.ledger.LedgerEntry;
import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import dev.stopgap.supplier.SupplierId;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say to the process of a case from outside its tasks, and what it waits for. */
@Component
class OutageReporting {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessMessages messages;
    private final Outages outages;
    private final Ledger ledger;
    private final Clock clock;

    OutageReporting(
            RuntimeService runtime,
            TaskService tasks,
            ProcessMessages messages,
            Outages outages,
            Ledger ledger,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.messages = messages;
        this.outages = outages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A task that a case waits for. */
    record OpenTask(String task, String name, @Nullable Instant dueAt, boolean late) {}

    /** Starts a case because a person says so; returns its number. */
    @Transactional
    OutageId report(SupplierId supplier, String reason, String user) {
        runtime.startProcessInstanceByMessage(
                OutageResponse.SUSPECTED,
                Map.of(
                        OutageResponse.SUPPLIER, supplier.value(),
                        OutageResponse.REASON, reason,
                        OutageResponse.REPORTED_BY, user));
        return outages.current(supplier).orElseThrow().id();
    }

    /** Ends what runs of the case: the supplier will not return. */
    @Transactional
    void giveUp(OutageId outage, String reason, String manager) {
        ledger.record(LedgerEntry.of("outage.givenUp")
                .by(manager)
                .in(outage)
                .with("manager", manager)
                .with("reason", reason));
        messages.send(ProcessMessage.toOne(OutageResponse.WILL_NOT_RETURN, outage.value(), Map.of()));
    }

    /** What the case's processes wait for, the most urgent first. */
    List<OpenTask> openTasks(OutageId outage) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(outage.value())
                .active()
                .orderByDueDate()
                .asc()
                .list()
                .stream()
                .map(this::openTask)
                .toList();
    }

    private OpenTask openTask(Task task) {
        Date due = task.getDueDate();
        return new OpenTask(
                task.getTaskDefinitionKey(),
                task.getName(),
                due == null ? null : due.toInstant(),
                due != null && due.toInstant().isBefore(clock.instant()));
    }
}
