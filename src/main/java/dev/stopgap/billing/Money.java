package dev.stopgap.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Yen as people and files write them. */
final class Money {

    private Money() {}

    /** With two decimals, as files have it. */
    static BigDecimal exact(BigDecimal yen) {
        return yen.setScale(2, RoundingMode.HALF_UP);
    }

    /** In whole yen. */
    static BigDecimal whole(BigDecimal yen) {
        return yen.setScale(0, RoundingMode.HALF_UP);
    }

    /** In whole yen as a plain number, for the ledger's sentences and variables. */
    static String plain(BigDecimal yen) {
        return whole(yen).toPlainString();
    }

    /** As people read it: ¥1,284,300. */
    static String shown(BigDecimal yen) {
        return String.format(Locale.ROOT, "¥%,d", whole(yen).toBigInteger());
    }
}
