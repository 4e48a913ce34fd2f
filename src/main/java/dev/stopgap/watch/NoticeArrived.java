package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;

/** A new version of a source's text, or a person's entry, has been stored in the current transaction. */
record NoticeArrived(SupplierId supplier, long notice) {}
