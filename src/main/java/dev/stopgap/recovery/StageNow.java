package dev.stopgap.recovery;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.outage.Outages;
import dev.stopgap.watch.Stage;
import dev.stopgap.watch.SupplierStatus;
import org.springframework.stereotype.Component;

/** Where the supplier of a case stands now, and whether that is far enough for waves to run. */
@Component
class StageNow {

    private final Outages outages;
    private final SupplierStatus status;

    StageNow(Outages outages, SupplierStatus status) {
        this.outages = outages;
        this.status = status;
    }

    Stage of(OutageId outage) {
        return status.now(outages.get(outage).supplier()).stage();
    }

    /** Waves run from {@link Stage#PARTIALLY_RECOVERED} on; below it everything that came back goes away again. */
    static boolean allowsWaves(Stage stage) {
        return stage.isAtLeast(Stage.PARTIALLY_RECOVERED);
    }
}
