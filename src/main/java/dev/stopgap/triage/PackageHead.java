package dev.stopgap.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an approver has to know of a package before looking at its lines.
 *
 * @param number within its run
 * @param of how many packages the run has
 * @param headline what happens on approval, in one sentence
 * @param nextPerson who is asked as well when the deadline has passed
 * @param content what it comes to as it is chosen now
 * @param runsOut essential items whose stock runs out before they are expected
 * @param runsOutBy the first day on which one of them does
 * @param why why this proposal, one fact a sentence
 * @param evidence the supplier's own words that the expected delay rests on
 * @param editable whether the reader may decide it now
 */
record PackageHead(
        String id,
        String outage,
        String supplier,
        int number,
        int of,
        String proposedBy,
        String proposal,
        String headline,
        @Nullable Instant decideBy,
        @Nullable String nextPerson,
        String state,
        int revision,
        Content content,
        int runsOut,
        @Nullable LocalDate runsOutBy,
        String rule,
        String ruleMeaning,
        List<String> why,
        @Nullable Evidence evidence,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable String returnReason,
        @Nullable String reworkReason,
        boolean editable) {

    /** A sentence of a notice. */
    record Evidence(String sentence, String source, Instant statedAt) {}
}
