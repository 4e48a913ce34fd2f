package dev.stopgap.triage;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.watch.SupplierStatus.AreaStatus;
import dev.stopgap.watch.SupplierStatus.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How many days from today a line is expected to take, by the state of the area that delivers it. Conservative: silence
 * counts as a stop, a plan counts only while its day lies ahead and never promises less than the time to catch up, and
 * plans that have passed are forgotten.
 *
 * @param warehouse of lines from the supplier's own warehouse
 * @param direct of lines that the maker ships
 * @param stuck of lines on hold, returned with an error or not allocated: they wait for the order desk as well
 */
record ExpectedDelay(int warehouse, int direct, int stuck) {

    /** Days until the goods come once shipping has begun again: what piled up is worked off first. */
    static final int CATCHING_UP = 7;

    static ExpectedDelay of(Status status, LocalDate today) {
        int warehouse = days(status, Area.SHIPPING, today);
        // A supplier that never spoke of direct shipments is taken at its word about shipping.
        int direct = word(status, Area.DIRECT_SHIP).isPresent() ? days(status, Area.DIRECT_SHIP, today) : warehouse;
        int ordering = word(status, Area.ORDERING).isPresent() ? days(status, Area.ORDERING, today) : 0;
        return new ExpectedDelay(warehouse, direct, Math.max(warehouse, ordering));
    }

    private static int days(Status status, Area area, LocalDate today) {
        AreaState state = status.state(area);
        int byState = days(state);
        if (state == AreaState.NORMAL) {
            return byState;
        }
        return word(status, area)
                .map(AreaStatus::plannedFrom)
                .map(LocalDate::parse)
                .filter(planned -> planned.isAfter(today))
                .map(planned -> (int) ChronoUnit.DAYS.between(today, planned) + CATCHING_UP)
                .orElse(byState);
    }

    private static int days(AreaState state) {
        return switch (state) {
            case NORMAL -> 0;
            case DELAYED -> CATCHING_UP;
            case PARTIAL -> 14;
            case LIMITED, CHECKING -> 21;
            case STOPPED, UNKNOWN -> 30;
        };
    }

    private static Optional<AreaStatus> word(Status status, Area area) {
        return status.areas().stream().filter(word -> word.area() == area).findFirst();
    }
}
