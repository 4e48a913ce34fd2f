package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we believe of a supplier, and why. */
public interface SupplierStatus {

    /** What was true at {@code at} by the notices dated up to then and entered up to {@code knownAt}. */
    Status at(SupplierId supplier, Instant at, Instant knownAt);

    /** What is true now. */
    Status now(SupplierId supplier);

    /**
     * A supplier's state at one moment.
     *
     * @param areas only those of which something was ever said, in the order of {@link Area}
     */
    record Status(SupplierId supplier, Instant at, Stage stage, List<AreaStatus> areas) {

        /** The state of {@code area}: {@link AreaState#UNKNOWN} where nothing was ever said. */
        public AreaState state(Area area) {
            return areas.stream()
                    .filter(status -> status.area() == area)
                    .map(AreaStatus::state)
                    .findFirst()
                    .orElse(AreaState.UNKNOWN);
        }
    }

    /**
     * One area's state with what it rests on.
     *
     * @param limits what it is limited to, in the notice's words
     * @param planned what is planned, in the notice's words, or null
     * @param plannedFrom the planned date's earliest day as ISO text, or null
     * @param evidence the sentence, verbatim
     * @param notice the notice it stands in
     * @param source the source's id
     * @param statedAt when the supplier said so
     * @param lastWordAt when an official text last spoke of this area
     * @param person who has set the reading of the notice right, or null where it stands as it was read
     */
    record AreaStatus(
            Area area,
            AreaState state,
            List<String> limits,
            @Nullable String planned,
            @Nullable String plannedFrom,
            String evidence,
            long notice,
            String source,
            Instant statedAt,
            Instant lastWordAt,
            @Nullable PersonsWord person) {}

    /**
     * A person's word against the reader's.
     *
     * @param notice the notice whose reading was set right
     * @param to what the person says that the text says; null: it does not speak of the area
     */
    record PersonsWord(String by, Instant at, String reason, long notice, @Nullable AreaState to) {}
}
