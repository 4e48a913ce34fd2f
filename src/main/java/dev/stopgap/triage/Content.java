package dev.stopgap.triage;

import java.math.BigDecimal;

/**
 * What a package comes to as it is chosen now, without the lines that have left it. Yen exclude tax.
 *
 * @param substitutionYen what the substitutes cost beyond the lines they replace; negative where they are cheaper
 */
record Content(
        int lines,
        int orders,
        BigDecimal yen,
        int gone,
        int overruled,
        int continues,
        int cancels,
        int substitutes,
        int splits,
        BigDecimal cancelYen,
        BigDecimal alternativeYen,
        BigDecimal substitutionYen,
        int cancelOrders,
        int requesters) {

    /** Lines of which the supplier is asked to cancel something. */
    int instructions() {
        return cancels + substitutes;
    }
}
