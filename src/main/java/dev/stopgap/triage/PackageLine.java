package dev.stopgap.triage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line as the approver sees it. Yen exclude tax.
 *
 * @param choice what will be concluded if the package is approved now
 * @param cancelPossible whether the terms let it be cancelled
 * @param substitutePossible whether there is a substitute as well
 */
record PackageLine(
        String orderNo,
        String lineNo,
        String itemName,
        String itemClass,
        String use,
        @Nullable String requester,
        BigDecimal quantity,
        @Nullable String unit,
        BigDecimal yen,
        @Nullable LocalDate neededBy,
        LocalDate expectedOn,
        int daysOverSla,
        int feePercent,
        int substitutes,
        @Nullable String alternative,
        @Nullable Integer alternativeDays,
        int priceRisePercent,
        boolean cancelPossible,
        boolean substitutePossible,
        String proposal,
        String choice,
        @Nullable String overruleReason,
        @Nullable String overruledBy,
        @Nullable String goneReason,
        @Nullable Instant goneAt) {

    /** Where the next page begins: after this line. */
    String cursor() {
        return Cursors.of(orderNo, lineNo);
    }
}
