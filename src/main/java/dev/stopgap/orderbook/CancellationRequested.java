package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.util.List;

/**
 * The supplier has been asked, in the current transaction, to cancel {@code lines}; its answer refers to {@code reference}.
 */
public record CancellationRequested(SupplierId supplier, String reference, List<LineKey> lines) {}
