package dev.stopgap.testing;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.watch.Stage;
import dev.stopgap.watch.SupplierStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A supplier's stage, which a test may say instead of letting it be read from notices. */
@TestComponent
@Primary
public class StageInHand implements SupplierStatus {

    private final ObjectProvider<SupplierStatus> all;
    private final Clock clock;
    private @Nullable Stage said;

    StageInHand(ObjectProvider<SupplierStatus> all, Clock clock) {
        this.all = all;
        this.clock = clock;
    }

    /** From now on every supplier stands at {@code stage}; null: as it is read from notices. */
    public void say(@Nullable Stage stage) {
        said = stage;
    }

    @Override
    public Status at(SupplierId supplier, Instant at, Instant knownAt) {
        return said == null ? read().at(supplier, at, knownAt) : new Status(supplier, at, said, List.of());
    }

    @Override
    public Status now(SupplierId supplier) {
        return said == null ? read().now(supplier) : new Status(supplier, clock.instant(), said, List.of());
    }

    private SupplierStatus read() {
        return all.stream().filter(other -> other != this).findFirst().orElseThrow();
    }
}
