package dev.stopgap.triage;

/** Names of the process {@code order-triage}. */
final class OrderTriage {

    static final String KEY = "order-triage";
    static final String STARTED_BY = "startedBy"; // variable, string, optional: the user who asked for the run
    static final String RUN_ID = "runId"; // variable, long: the row in triage_run
    static final String PACKAGES = "packages"; // variable, int: how many packages the run has

    private OrderTriage() {}
}
