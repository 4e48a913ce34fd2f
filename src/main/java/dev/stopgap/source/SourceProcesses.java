package dev.stopgap.source;

import dev.stopgap.platform.ProcessMessage;
import dev.stopgap.platform.ProcessMessages;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;
import dev.stopgap.supplier.Suppliers;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has somebody mend a dead source, in the transaction in which it died; and calls that off once it can be read again. */
@Component
class SourceProcesses {

    private final RuntimeService runtime;
    private final ProcessMessages messages;
    private final Suppliers suppliers;

    SourceProcesses(RuntimeService runtime, ProcessMessages messages, Suppliers suppliers) {
        this.runtime = runtime;
        this.messages = messages;
        this.suppliers = suppliers;
    }

    @EventListener
    void on(SourceDied died) {
        runtime.startProcessInstanceByMessage(
                DeadSource.SOURCE_DIED,
                key(died.supplier(), died.source()),
                Map.of(
                        DeadSource.SUPPLIER, died.supplier().value(),
                        DeadSource.SUPPLIER_NAME, name(died.supplier()),
                        DeadSource.SOURCE, died.source(),
                        DeadSource.PROBLEM, died.problem()));
    }

    @EventListener
    void on(SourceMended mended) {
        messages.send(
                ProcessMessage.toOne(DeadSource.SOURCE_MENDED, key(mended.supplier(), mended.source()), Map.of()));
    }

    private static String key(SupplierId supplier, String source) {
        return supplier + ":" + source;
    }

    private String name(SupplierId supplier) {
        return suppliers.find(supplier).map(SupplierProfile::name).orElse(supplier.value());
    }
}
