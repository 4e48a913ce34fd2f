package dev.stopgap.outage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;

/** A manager has closed a case. */
public record OutageClosed(OutageId outage, SupplierId supplier, String closedBy) {}
