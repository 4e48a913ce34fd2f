package dev.stopgap.ledger;

import java.time.Instant;

/** An entry has been written, at {@code at}, in a transaction that may still roll back. */
public record LedgerRecorded(long id, Instant at, LedgerEntry entry) {}
