package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/**
 * The carrier has delivered everything outstanding of a purchase order; published by whoever knows, such as a drill.
 *
 * @param supplier the original supplier, which is down or coming back
 */
public record GoodsDelivered(SupplierId supplier, String purchaseOrderNo) {}
