package dev.stopgap.outage;

import dev.stopgap.supplier.SupplierProfile;
import java.time.LocalDate;
import java.time.YearMonth;

/** When a supplier closes its books and when its bills are paid, from its profile. */
final class ClosingCalendar {

    private static final String END_OF_MONTH = "END_OF_MONTH";

    private final SupplierProfile.Closing closing;

    ClosingCalendar(SupplierProfile.Closing closing) {
        this.closing = closing;
    }

    /** The first closing day on or after {@code day}. */
    LocalDate next(LocalDate day) {
        var thisMonth = closingOf(YearMonth.from(day));
        return thisMonth.isBefore(day) ? closingOf(YearMonth.from(day).plusMonths(1)) : thisMonth;
    }

    /** The day on which the bill of the closing {@code closingOn} is paid. */
    LocalDate paymentOf(LocalDate closingOn) {
        String rule = closing.payment();
        var month = YearMonth.from(closingOn).plusMonths(rule.startsWith("SAME_MONTH") ? 0 : 1);
        return rule.startsWith("END_OF")
                ? month.atEndOfMonth()
                : day(month, Integer.parseInt(rule.substring(rule.lastIndexOf('_') + 1)));
    }

    private LocalDate closingOf(YearMonth month) {
        return closing.day().equals(END_OF_MONTH) ? month.atEndOfMonth() : day(month, Integer.parseInt(closing.day()));
    }

    private static LocalDate day(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
