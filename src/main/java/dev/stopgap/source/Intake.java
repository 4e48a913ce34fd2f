package dev.stopgap.source;

import dev.stopgap.reader.Reading;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.supplier.SupplierProfile;

/** Makes something of what the sources say. */
public interface Intake {

    /**
     * Takes in what a source of {@code supplier} says now, in the transaction of the look.
     *
     * @return whether it is new, and not what the source has said the last time
     */
    boolean take(SupplierId supplier, Incoming text);

    /** What would be read of {@code text}; nothing is kept. */
    Reading preview(SupplierProfile profile, Incoming text);
}
