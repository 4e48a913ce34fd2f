package dev.stopgap.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was seen, decided, sent or answered.
 *
 * @param code what happened, such as {@code outage.confirmed}; its sentence is {@code ledger.<code>} in the bundles
 * @param actor the user, or the part of the system that did it
 * @param outage the case, if it belongs to one
 * @param supplier the supplier's id, if it belongs to one
 * @param subject what it is about: an order line, a notice, a package
 * @param facts the named figures of the sentence, as text; they stand in the order of {@code {0}}, {@code {1}} …
 */
public record LedgerEntry(
        String code,
        String actor,
        @Nullable OutageId outage,
        @Nullable String supplier,
        @Nullable String subject,
        Map<String, String> facts) {

    /** The actor where nobody did it. */
    public static final String SYSTEM = "stopgap";

    /** Something that the system did. */
    public static LedgerEntry of(String code) {
        return new LedgerEntry(code, SYSTEM, null, null, null, Map.of());
    }

    public LedgerEntry by(String user) {
        return new LedgerEntry(code, user, outage, supplier, subject, facts);
    }

    public LedgerEntry in(@Nullable OutageId outageId) {
        return new LedgerEntry(code, actor, outageId, supplier, subject, facts);
    }

    public LedgerEntry at(String supplierId) {
        return new LedgerEntry(code, actor, outage, supplierId, subject, facts);
    }

    public LedgerEntry about(String thing) {
        return new LedgerEntry(code, actor, outage, supplier, thing, facts);
    }

    /** Adds a named figure; the first added is {@code {0}} of the sentence. */
    public LedgerEntry with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(name, value == null ? "" : value.toString());
        return new LedgerEntry(code, actor, outage, supplier, subject, more);
    }
}
