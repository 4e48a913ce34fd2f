package dev.stopgap.outage;

import dev.stopgap.orderbook.OpenCases;
import dev.stopgap.supplier.SupplierId;
import org.springframework.stereotype.Component;

/** Tells the order book whose past is not to be changed by an import: suppliers with a case that is suspected or open. */
@Component
class CasesThatAreOpen implements OpenCases {

    private final Outages outages;

    CasesThatAreOpen(Outages outages) {
        this.outages = outages;
    }

    @Override
    public boolean isOpen(SupplierId supplier) {
        return outages.current(supplier).isPresent();
    }
}
