package dev.stopgap.orderbook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file. Each of its rows is counted once: added, changed, unchanged, refused or a finding; where rows were
 * refused and the good ones not accepted, nothing was stored and none is added or changed.
 *
 * @param kind the kind's file name, such as {@code orders}
 * @param supplier whose; null for our own approvers
 * @param encoding as found: UTF-8, UTF-8-BOM, UTF-16LE, UTF-16BE, windows-31j or xlsx
 * @param otherEncoding what would have fitted too, where the text's words decided; else null
 * @param findings rows that would have changed the past while an outage is open: kept for a person, not stored
 * @param unknownColumns headers that nobody knows, kept aside
 * @param unknownSuppliers suppliers named by the rows that have no profile
 * @param stored whether the order book was changed, or would have been
 */
public record ImportResult(
        long id,
        String kind,
        @Nullable String supplier,
        String fileName,
        String encoding,
        @Nullable String otherEncoding,
        long rows,
        long added,
        long changed,
        long unchanged,
        long refused,
        long findings,
        List<String> unknownColumns,
        List<String> unknownSuppliers,
        boolean dryRun,
        boolean acceptGoodRows,
        boolean stored,
        String importedBy,
        Instant startedAt,
        Instant finishedAt) {}
