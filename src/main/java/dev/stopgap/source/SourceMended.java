package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;

/** A source that had died can be read again. */
record SourceMended(SupplierId supplier, String source) {}
