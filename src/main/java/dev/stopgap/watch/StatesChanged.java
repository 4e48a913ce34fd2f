package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;
import java.util.List;

/** All states that have changed because of one notice, together: what people are told in one message. */
public record StatesChanged(SupplierId supplier, long notice, List<AreaStateChanged> changes) {

    public StatesChanged {
        changes = List.copyOf(changes);
    }
}
