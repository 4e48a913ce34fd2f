package dev.stopgap.sourcing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A supplier that could deliver instead, compared.
 *
 * @param name as the substitutes name it
 * @param lines how many open lines it could cover
 * @param coverPercent of all open lines
 * @param pricePercent by how much it is dearer (or, negative, cheaper) than what those lines cost; null: no line
 * @param leadTimeDays on the average of its substitutes; null: not told
 */
record Alternative(
        String name,
        long lines,
        BigDecimal coverPercent,
        @Nullable BigDecimal pricePercent,
        @Nullable BigDecimal leadTimeDays,
        @Nullable String ordering,
        @Nullable String delivery,
        @Nullable String billing,
        @Nullable String support,
        BigDecimal minimumUseYen,
        int noticeDays) {}
