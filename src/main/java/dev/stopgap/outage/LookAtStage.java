package dev.stopgap.outage;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.watch.Stage;
import dev.stopgap.watch.SupplierStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class LookAtStage implements JavaDelegate {

    private final SupplierStatus status;

    LookAtStage(SupplierStatus status) {
        this.status = status;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var supplier = new SupplierId((String) execution.getVariable(OutageResponse.SUPPLIER));
        var known = status.now(supplier);
        // A supplier of which nothing official was ever said has no stage to go by.
        boolean enough = !known.areas().isEmpty() && known.stage().isAtLeast(Stage.PARTIALLY_RECOVERED);
        execution.setVariable(OutageResponse.RECOVERED_ENOUGH, enough);
    }
}
