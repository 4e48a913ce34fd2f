package dev.stopgap.drill;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a drill.
 *
 * @param exit whether the application ends with the drill, with exit code 0 only if everything came out as it must
 * @param timeline the recorded outage
 * @param orderBook a folder of canonical files, with dated folders of what arrives later
 * @param speed simulated seconds that pass in a second
 * @param autopilot whether the sample users play the tasks that nobody has claimed
 */
@ConfigurationProperties("stopgap.drill")
record DrillProperties(
        @DefaultValue("false") boolean exit,
        @DefaultValue("samples/timeline.yaml") Path timeline,
        @DefaultValue("samples/order-book") Path orderBook,
        @DefaultValue("60000") long speed,
        @DefaultValue("true") boolean autopilot) {}
