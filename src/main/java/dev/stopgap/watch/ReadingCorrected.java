package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;

/** A person has set right, or taken back, what a notice that decides says of an area. */
record ReadingCorrected(SupplierId supplier, long notice) {}
