package dev.stopgap.triage;

/** Names of the process {@code order-decision}. */
final class OrderDecision {

    static final String KEY = "order-decision";

    // Given by the caller.
    static final String RUN_ID = "runId"; // variable, long
    static final String PACKAGE_NUMBER = "packageNumber"; // variable, number: within the run, from 1

    // Set by the steps.
    static final String PACKAGE_ID = "packageId"; // variable, string: told to the supplier, and by it to us
    static final String HEADLINE = "headline"; // variable, string: what is asked, in one sentence
    static final String NEEDS_PERSON = "needsPerson"; // variable, boolean
    static final String CANDIDATES = "candidates"; // variable, string: user ids, comma separated
    static final String REMIND_AT = "remindAt"; // variable, date
    static final String DECIDE_BY = "decideBy"; // variable, date
    static final String MANAGER_AT = "managerAt"; // variable, date
    static final String OPEN_LINES = "openLines"; // variable, int: still to be decided
    static final String DECIDED_BY = "decidedBy"; // variable, string: user
    static final String ANSWER_QUESTION_BY = "answerQuestionBy"; // variable, date
    static final String REWORK_BY = "reworkBy"; // variable, date
    static final String UNANSWERED = "unanswered"; // variable, int: cancels the supplier has not answered
    static final String SUPPLIER_ANSWER_BY = "supplierAnswerBy"; // variable, date
    static final String CHASES = "chases"; // variable, int
    static final String MOST_CHASES = "mostChases"; // variable, int
    static final String CALL_BY = "callBy"; // variable, date
    static final String REFUSED = "refused"; // variable, int: refused cancels nobody has settled
    static final String SETTLE_BY = "settleBy"; // variable, date

    // What people enter.
    static final String OUTCOME = "outcome"; // variable, string: approve, askBack, return
    static final String QUESTION = "question"; // variable, string
    static final String RETURN_REASON = "returnReason"; // variable, string
    static final String ANSWER = "answer"; // variable, string
    static final String NEW_PROPOSAL = "newProposal"; // variable, string: a conclusion's name
    static final String REWORK_REASON = "reworkReason"; // variable, string
    static final String CALL_RESULT = "callResult"; // variable, string: CONFIRMED, REFUSED, NO_ANSWER
    static final String CALLED_BY = "calledBy"; // variable, string: user
    static final String SETTLEMENT = "settlement"; // variable, string: WITHDRAW, KEEP_BOTH
    static final String SETTLED_BY = "settledBy"; // variable, string: user

    static final String DECIDE_PACKAGE = "decidePackage";

    private OrderDecision() {}
}
