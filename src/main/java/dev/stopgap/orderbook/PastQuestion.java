package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of the past is genuine: a file said it while an outage was open, and nothing of it is stored until a person
 * has judged it.
 *
 * @param before the address or account that is stored; null where the rows differ in that
 * @param after the one that the file has
 * @param rows how many rows it concerns
 */
public record PastQuestion(
        long id,
        SupplierId supplier,
        String fileName,
        What what,
        @Nullable String before,
        @Nullable String after,
        long rows) {

    /** What would change. */
    public enum What {
        /** Where an order goes. */
        ADDRESS,
        /** What a closed order costs. */
        AMOUNT,
        ADDRESS_AND_AMOUNT,
        /** The bank account of a payment: two people judge it. */
        ACCOUNT
    }
}
