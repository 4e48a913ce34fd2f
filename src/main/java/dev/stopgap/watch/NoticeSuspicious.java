package dev.stopgap.watch;

import dev.stopgap.supplier.SupplierId;

/**
 * A text that claims to be the supplier's probably is not: everyone is to be warned of it. It changes nothing.
 *
 * @param code what speaks against it, as {@code watch.origin.<code>} of the bundles
 * @param detail the word for that sentence: a host, a server's findings
 */
public record NoticeSuspicious(SupplierId supplier, long notice, String title, String code, String detail) {}
