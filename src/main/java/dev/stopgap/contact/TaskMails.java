package dev.stopgap.contact;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.Suppliers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells people of their tasks: each once a task, however often they are assigned or become candidates. */
@Service
class TaskMails {

    static final String TEMPLATE = "task-mail";

    private final Messages messages;
    private final Suppliers suppliers;
    private final StopgapProperties properties;

    TaskMails(Messages messages, Suppliers suppliers, StopgapProperties properties) {
        this.messages = messages;
        this.suppliers = suppliers;
        this.properties = properties;
    }

    /** Tells {@code people} of {@code task}, when the current transaction commits. */
    void tell(WaitingTask task, List<Recipient> people) {
        messages.send(
                new Message(TEMPLATE, people, task.outage(), null, "task " + task.id(), false, null, model(task)));
    }

    private Map<String, Object> model(WaitingTask task) {
        var model = new HashMap<String, Object>();
        model.put("taskName", task.name());
        model.put("link", properties.baseUrl() + "/camunda/app/tasklist/default/#/?task=" + task.id());
        if (task.supplier() != null) {
            suppliers
                    .find(new SupplierId(task.supplier()))
                    .ifPresent(profile -> model.put("supplierName", profile.name()));
        }
        if (task.due() != null) {
            model.put("deadline", task.due().toString());
        }
        if (task.amountYen() != null) {
            model.put("amountYen", task.amountYen());
        }
        return model;
    }

    /**
     * A task that waits for somebody.
     *
     * @param id the engine's, for the link
     * @param due until when it is to be done
     * @param amountYen what it is about, if it is about money
     */
    record WaitingTask(
            String id,
            String name,
            @Nullable OutageId outage,
            @Nullable String supplier,
            @Nullable Instant due,
            @Nullable BigDecimal amountYen) {}
}
