package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * A file of the watched folder was not imported and waits in {@code refused} for somebody to mend it.
 *
 * @param supplier whose it is; null for our own, or where its folder names nobody
 * @param kind what it is; null where its name does not say
 * @param place where it lay, below the watched folder
 * @param identity this very file, of those that have had its name
 * @param importId the import that refused its rows; null where it could not be read at all
 * @param rows how many rows were refused
 * @param problem why it could not be read, in the installation's language; empty where rows were refused
 */
public record InboxFileRefused(
        @Nullable SupplierId supplier,
        @Nullable Kind kind,
        String place,
        String identity,
        @Nullable Long importId,
        long rows,
        String problem) {}
