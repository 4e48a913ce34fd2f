package dev.stopgap.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine that measures. */
final class Machine {

    private Machine() {}

    /** Cores, memory, load and Java, without names. The load tells how much else ran: above the cores, trust only ratios. */
    static String describe() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores, %d GB, load %s at the beginning; %s %s; Java %s"
                .formatted(
                        system.getAvailableProcessors(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        Series.number(Math.max(0, system.getSystemLoadAverage())),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version());
    }
}
