package dev.stopgap.triage;

import dev.stopgap.ledger.OutageId;

/** Begins a run of the triage on request. */
interface TriageStarts {

    /** Runs the triage again on what is still open, asked for by {@code user}. */
    void start(OutageId outage, String user);
}
