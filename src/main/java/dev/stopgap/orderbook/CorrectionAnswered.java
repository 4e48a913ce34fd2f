package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;

/**
 * The supplier has answered a request for correction.
 *
 * @param reference the request's number, as in {@link CorrectionRequested}
 * @param accepted whether it will mend what the request lists
 */
public record CorrectionAnswered(SupplierId supplier, String reference, boolean accepted) {}
