package dev.stopgap.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What several runs gave, in their order. */
public record Series(List<Double> values) {

    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    /** What a single run gave. */
    public static Series of(double value) {
        return new Series(List.of(value));
    }

    /** Each run's value divided by that of the other's run beside it: what slowed the machine meanwhile slowed both. */
    public Series dividedBy(Series other) {
        return new Series(IntStream.range(0, Math.min(values.size(), other.values.size()))
                .mapToObj(run -> values.get(run) / other.values.get(run))
                .toList());
    }

    public double median() {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** As the table shows it: {@code 8.4 (8.1–9.0)}. */
    String text() {
        if (values.size() == 1) {
            return number(median());
        }
        return "%s (%s–%s)".formatted(number(median()), number(min()), number(max()));
    }

    static String number(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.5f";
        return String.format(Locale.ROOT, format, value);
    }
}
