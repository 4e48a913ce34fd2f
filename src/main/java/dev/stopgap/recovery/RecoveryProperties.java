package dev.stopgap.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a company goes back to its supplier.
 *
 * @param waves into how many waves the way back is first planned
 * @param observationDays how long a wave is watched before the next
 * @param accepted within what time a test order must be accepted; the others likewise, all from its placing
 */
@ConfigurationProperties("stopgap.recovery")
record RecoveryProperties(
        @DefaultValue("3") int waves,
        @DefaultValue("3") int observationDays,
        @DefaultValue("P1D") Duration accepted,
        @DefaultValue("P2D") Duration allocated,
        @DefaultValue("P3D") Duration tracking,
        @DefaultValue("P5D") Duration arrived,
        @DefaultValue("P7D") Duration invoiced) {

    /** The limit of one step of a test order. */
    Duration limit(TestOrders.Step step) {
        return switch (step) {
            case ACCEPTED -> accepted;
            case ALLOCATED -> allocated;
            case TRACKING -> tracking;
            case ARRIVED -> arrived;
            case INVOICED -> invoiced;
        };
    }
}
