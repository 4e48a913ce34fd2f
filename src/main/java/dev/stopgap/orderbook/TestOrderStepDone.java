package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/**
 * A test order has passed {@code step}: ACCEPTED, ALLOCATED, TRACKING, ARRIVED or INVOICED; published by whoever knows.
 *
 * @param supplier the original supplier, which is down or coming back
 */
public record TestOrderStepDone(SupplierId supplier, String testOrderNo, String step) {}
