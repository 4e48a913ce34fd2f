package dev.stopgap.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What one start took until the application was ready.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds of the Java process, compiler threads included; hardly moved by what else the machine does
 * @param peakMegabytes greatest resident memory of the Java process; empty where the system does not tell
 */
record Start(double seconds, double cpuSeconds, OptionalDouble peakMegabytes) {

    static Series series(List<Start> starts, ToDoubleFunction<Start> figure) {
        return new Series(starts.stream().mapToDouble(figure).boxed().toList());
    }

    static boolean memoryIsKnown(List<Start> starts) {
        return starts.stream().allMatch(start -> start.peakMegabytes().isPresent());
    }

    double peak() {
        return peakMegabytes.orElseThrow();
    }
}
