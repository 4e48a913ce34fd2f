package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;

/** An official notice says for the first time that an area has stopped. */
public record OutageSuspected(SupplierId supplier, Area area, long notice, String evidence, Instant at) {}
