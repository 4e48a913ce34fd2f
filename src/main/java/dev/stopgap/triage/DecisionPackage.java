package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;
import dev.stopgap.supplier.SupplierId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines that one person decides in one task, because proposal, rule, way of shipping and approver are the same.
 *
 * @param number within its run, from 1
 * @param needsPerson whether somebody decides it; otherwise the rule has, and it is only carried out
 * @param approver who decides; null where the approval table names nobody but the proposer
 * @param decideBy when the deputy is to join; null until the task is made
 * @param revision counts what people changed in it
 */
record DecisionPackage(
        PackageId id,
        OutageId outage,
        SupplierId supplier,
        RunId run,
        int number,
        Conclusion proposal,
        String rule,
        String shipMode,
        boolean needsPerson,
        @Nullable String approver,
        @Nullable String deputy,
        @Nullable String manager,
        String proposedBy,
        @Nullable Instant decideBy,
        String state,
        int reminders,
        int escalations,
        int chases,
        int revision) {

    /** Everybody who may come to decide it. */
    List<String> people() {
        return Stream.of(approver, deputy, manager)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    boolean isOpen() {
        return state.equals("OPEN");
    }
}
