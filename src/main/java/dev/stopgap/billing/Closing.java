package dev.stopgap.billing;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.time.LocalDate;
import java.util.Map;

/** One closing of one supplier's books within a case. */
record Closing(OutageId outage, SupplierId supplier, LocalDate on) {

    /** The closing of the process with that business key and those variables. */
    static Closing of(String businessKey, Map<String, Object> variables) {
        return new Closing(
                new OutageId(businessKey),
                new SupplierId(String.valueOf(variables.get(BillingReconciliation.SUPPLIER))),
                LocalDate.parse(String.valueOf(variables.get(BillingReconciliation.CLOSING_ON))));
    }
}
