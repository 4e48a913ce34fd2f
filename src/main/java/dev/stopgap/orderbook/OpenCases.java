package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/**
 * Whether a supplier has an outage that is open. While it has, an import may not change the past. Provided by the module
 * that keeps the cases; without it there are none.
 */
public interface OpenCases {

    /** Whether {@code supplier} has a case that is suspected or open. */
    boolean isOpen(SupplierId supplier);
}
