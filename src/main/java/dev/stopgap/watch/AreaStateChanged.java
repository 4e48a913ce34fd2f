package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;

/** The state of an area has changed, because of the sentence {@code evidence} of a notice. */
public record AreaStateChanged(
        SupplierId supplier, Area area, AreaState from, AreaState to, long notice, String evidence, Instant at) {}
