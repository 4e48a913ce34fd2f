package dev.stopgap.outage;

/** Names of the process {@code outage-response}. */
final class OutageResponse {

    static final String KEY = "outage-response";

    static final String SUSPECTED = "outageSuspected"; // message that starts it
    static final String STATUS_CHANGED = "statusChanged"; // message
    static final String STAGE_REACHED = "stageReached"; // message
    static final String STAGE_REGRESSED = "stageRegressed"; // message
    static final String LINES_CHANGED = "linesChanged"; // message
    static final String WILL_NOT_RETURN = "supplierWillNotReturn"; // message

    static final String CONFIRM_OUTAGE = "confirmOutage"; // user task
    static final String CLOSE_CASE = "closeCase"; // user task

    static final String SUPPLIER = "supplier"; // string: its id
    static final String SUPPLIER_NAME = "supplierName"; // string, for forms
    static final String REASON = "reason"; // string: the sentence or the reporter's words
    static final String REPORTED_BY = "reportedBy"; // string: a user, or the system
    static final String CASE_WAS_OPEN = "caseWasOpen"; // boolean
    static final String CONFIRM_BY = "confirmBy"; // date
    static final String OUTAGE_CONFIRMED = "outageConfirmed"; // string: yes or no
    static final String JUDGEMENT = "judgement"; // string: the manager's words
    static final String MESSAGE_ID = "messageId"; // long: the internal alert
    static final String RECOVERED_ENOUGH = "recoveredEnough"; // boolean
    static final String RECOVERED = "recovered"; // boolean: buying has moved back
    static final String CLOSING_ON = "closingOn"; // string: ISO date
    static final String RECONCILE_AT = "reconcileAt"; // date
    static final String CONCERNS = "concerns"; // integer: new ones today
    static final String CONCERN_LIST = "concernList"; // string: one a line
    static final String CLOSE_REASON = "closeReason"; // string
    static final String DISPUTED_YEN = "disputedYen"; // long
    static final String OPEN_MATTERS = "openMatters"; // string: one a line

    private OutageResponse() {}
}
