package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;

/**
 * The supplier has been asked to correct its bills or to refund, in the current transaction.
 *
 * @param reference the request's number, such as {@code C-0009}; the answer names it
 * @param findings how many findings it lists
 * @param yen their sum, each taken as positive
 */
public record CorrectionRequested(SupplierId supplier, String reference, int findings, BigDecimal yen) {}
