package dev.stopgap.sourcing;

import java.math.BigDecimal;

/**
 * A round of buying, put together.
 *
 * @param id the row in {@code purchase_plan}
 * @param lines how many lines would be bought
 * @param amountYen for how much, excluding tax
 * @param withdrawn reservations given up because the original has come
 * @param withdrawnYen what they would have cost
 */
record PurchasePlan(long id, int lines, BigDecimal amountYen, int withdrawn, BigDecimal withdrawnYen) {

    /** What starts a round. */
    enum Trigger {
        ORDERING_DAY,
        URGENT
    }

    /** One order of the plan, as the approver sees it. */
    record Order(String purchaseOrderNo, String temporarySupplier, int lines, BigDecimal amountYen, int leadTimeDays) {}
}
