package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/** What was known of {@code lines} order lines has changed, in the current transaction. */
public record LinesChanged(SupplierId supplier, Cause cause, int lines) {

    /** Why lines changed. */
    public enum Cause {
        /** New or changed orders or shipments were imported, the supplier's own cancellations among them. */
        IMPORTED,
        /** The supplier confirmed what we had asked it to cancel. */
        CANCELLATION_CONFIRMED
    }
}
