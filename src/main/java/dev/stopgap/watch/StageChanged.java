package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import java.time.Instant;

/** A supplier has reached another recovery stage, or has fallen back to one, because of a notice. */
public record StageChanged(SupplierId supplier, Stage from, Stage to, long notice, Instant at) {

    public boolean isRegression() {
        return to.compareTo(from) < 0;
    }
}
