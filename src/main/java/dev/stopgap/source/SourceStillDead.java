package dev.stopgap.source;

import dev.stopgap.supplier.SupplierId;
import java.time.Instant;

/** Another day has passed on which a source could not be read: it is said again until it is mended. */
public record SourceStillDead(SupplierId supplier, String source, String problem, Instant since) {}
