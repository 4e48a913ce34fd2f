package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;

/** A source has failed so often that somebody must mend it. */
record SourceDied(SupplierId supplier, String source, String problem) {}
