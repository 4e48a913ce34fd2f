package dev.stopgap.outage;

import dev.stopgap.platform.TaskFilters;
import dev.stopgap.supplier.Suppliers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each case a list of its tasks in Tasklist, from its opening to its end. */
@Component
class CaseTaskList {

    private final TaskFilters filters;
    private final Suppliers suppliers;

    CaseTaskList(TaskFilters filters, Suppliers suppliers) {
        this.filters = filters;
        this.suppliers = suppliers;
    }

    @EventListener
    void on(OutageOpened opened) {
        String number = opened.outage().value();
        filters.add(number, number + " " + suppliers.get(opened.supplier()).name());
    }

    @EventListener
    void on(OutageClosed closed) {
        filters.remove(closed.outage().value());
    }
}
