package dev.stopgap.triage;

import java.math.BigDecimal;
import java.util.List;

/**
 * The intervals into which a rule table cuts a number: below its first threshold, at it, between the first and the second, and so
 * on. Values of one band are the same to the table, so it is asked for one of them.
 */
record Bands(List<BigDecimal> thresholds) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The band of {@code value}; the database's function {@code band} says the same. */
    int of(BigDecimal value) {
        int band = 0;
        for (BigDecimal threshold : thresholds) {
            int side = value.compareTo(threshold);
            if (side < 0) {
                return band;
            }
            band += side == 0 ? 1 : 2;
        }
        return band;
    }

    /** A value of {@code band}. */
    BigDecimal example(int band) {
        if (thresholds.isEmpty()) {
            return BigDecimal.ZERO;
        }
        int last = thresholds.size() - 1;
        if (band % 2 == 1) {
            return thresholds.get(band / 2);
        }
        if (band == 0) {
            return thresholds.get(0).subtract(BigDecimal.ONE);
        }
        if (band > 2 * last + 1) {
            return thresholds.get(last).add(BigDecimal.ONE);
        }
        return thresholds.get(band / 2 - 1).add(thresholds.get(band / 2)).divide(TWO);
    }
}
