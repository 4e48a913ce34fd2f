package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param suspectedAt the first sign
 * @param openedAt when a manager confirmed it; null until then
 * @param closedAt when it was closed or found to be a false alarm; null until then
 */
public record Outage(
        OutageId id,
        SupplierId supplier,
        Status status,
        String reason,
        Instant suspectedAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {

    /** How far a case is. */
    public enum Status {
        SUSPECTED,
        OPEN,
        CLOSED,
        FALSE_ALARM
    }
}
