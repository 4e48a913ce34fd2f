package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/**
 * A test order has been placed at the supplier to see whether it really delivers again, in the current transaction.
 *
 * @param supplier the original supplier, which is down or coming back
 */
public record TestOrderPlaced(SupplierId supplier, String testOrderNo) {}
