package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;

/**
 * A text that claims to be the supplier's probably is not: everyone is to be warned of it. It changes nothing.
 *
 * @param why what speaks against it, for people
 */
public record NoticeSuspicious(SupplierId supplier, long notice, String title, String why) {}
