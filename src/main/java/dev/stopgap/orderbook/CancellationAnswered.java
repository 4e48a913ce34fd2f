package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.util.List;

/**
 * The supplier has answered the request {@code reference}: it cancels {@code confirmed} and refuses {@code refused}. Lines in
 * neither list are still unanswered.
 */
public record CancellationAnswered(
        SupplierId supplier, String reference, List<LineKey> confirmed, List<LineKey> refused) {}
