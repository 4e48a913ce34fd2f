package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/** A file would have changed the past while an outage is open: {@code rows} of it were kept in {@code import_finding}. */
public record PastContradicted(SupplierId supplier, long importId, long rows) {}
