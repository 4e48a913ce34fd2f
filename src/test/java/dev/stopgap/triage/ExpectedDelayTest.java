package dev.stopgap.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.watch.Stage;
import dev.stopgap.watch.SupplierStatus.AreaStatus;
import dev.stopgap.watch.SupplierStatus.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedDelayTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-11-01");
    private static final Instant NOW = Instant.parse("2025-11-01T00:00:00Z");

    @Test
    void silenceCountsAsAStop() {
        assertThat(delay()).isEqualTo(new ExpectedDelay(30, 30, 30));
    }

    @Test
    void aPlanCountsWithTheTimeToCatchUpWhileItsDayLiesAhead() {
        assertThat(delay(word(Area.SHIPPING, AreaState.STOPPED, "2025-11-11")).warehouse())
                .isEqualTo(17);
        assertThat(delay(word(Area.SHIPPING, AreaState.LIMITED, "2026-01-05")).warehouse())
                .isEqualTo(72);
        assertThat(delay(word(Area.SHIPPING, AreaState.STOPPED, "2025-10-30")).warehouse())
                .isEqualTo(30);
    }

    @Test
    void directShipmentsFollowShippingUntilTheSupplierSpeaksOfThem() {
        assertThat(delay(word(Area.SHIPPING, AreaState.PARTIAL, null)).direct()).isEqualTo(14);
        assertThat(delay(word(Area.SHIPPING, AreaState.PARTIAL, null), word(Area.DIRECT_SHIP, AreaState.NORMAL, null))
                        .direct())
                .isZero();
    }

    @Test
    void stuckLinesWaitForTheOrderDeskAsWell() {
        assertThat(delay(word(Area.SHIPPING, AreaState.NORMAL, null), word(Area.ORDERING, AreaState.STOPPED, null))
                        .stuck())
                .isEqualTo(30);
    }

    private static ExpectedDelay delay(AreaStatus... words) {
        return ExpectedDelay.of(new Status(new SupplierId("sample"), NOW, Stage.STOPPED, List.of(words)), TODAY);
    }

    private static AreaStatus word(Area area, AreaState state, @Nullable String planned) {
        return new AreaStatus(area, state, List.of(), planned, planned, "…", 1, "page", NOW, NOW, null);
    }
}
