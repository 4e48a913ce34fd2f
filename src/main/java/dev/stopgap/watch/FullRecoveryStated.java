package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;

/** An official text says, without a limit, that everything is back. It is a manager who decides whether it is. */
public record FullRecoveryStated(SupplierId supplier, long notice, String evidence) {}
