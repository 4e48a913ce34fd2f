package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;

/** A source that had died can be read again. */
record SourceMended(SupplierId supplier, String source) {}
