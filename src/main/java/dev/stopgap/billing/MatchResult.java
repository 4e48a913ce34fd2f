package dev.stopgap.billing;

import dev.stopgap.supplier.SupplierId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What one run of the match has found.
 *
 * @param id the run's number
 * @param asOf the day for which it was made: it decides which deadlines have passed
 * @param totals the kinds that were found, in the order of the rules
 */
public record MatchResult(long id, SupplierId supplier, LocalDate asOf, List<KindTotal> totals) {

    /** The number of all findings. */
    public long findings() {
        return totals.stream().mapToLong(KindTotal::findings).sum();
    }

    /** The sum of the findings' amounts, each taken as positive: yen in dispute. */
    public BigDecimal amount() {
        return totals.stream().map(KindTotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The findings of one kind.
     *
     * @param kind such as {@code BILLED_AFTER_CANCEL}
     * @param amount yen, each finding taken as positive; with or without tax as the rules say for the kind
     */
    public record KindTotal(String kind, long findings, BigDecimal amount) {}
}
