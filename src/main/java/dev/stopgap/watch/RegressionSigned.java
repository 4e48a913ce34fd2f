package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import java.util.List;

/** An official notice takes back something of what its version before has said: a later plan, a new limit, fewer items. */
public record RegressionSigned(SupplierId supplier, long notice, String title, List<Signal> signals) {

    public RegressionSigned {
        signals = List.copyOf(signals);
    }
}
