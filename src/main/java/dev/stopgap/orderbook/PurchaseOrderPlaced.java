package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/**
 * A purchase order has been placed at a temporary supplier, in the current transaction; it should arrive after {@code leadTimeDays}.
 *
 * @param supplier the original supplier, which is down or coming back
 */
public record PurchaseOrderPlaced(SupplierId supplier, String purchaseOrderNo, int leadTimeDays) {}
