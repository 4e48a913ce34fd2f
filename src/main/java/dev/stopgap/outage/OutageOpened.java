package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;

/** A manager has confirmed an outage. */
public record OutageOpened(OutageId outage, SupplierId supplier, String confirmedBy) {}
