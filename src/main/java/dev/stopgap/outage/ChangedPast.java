package dev.stopgap.outage;

/** Names of the process {@code changed-past}: its variables and the elements that others speak of. */
final class ChangedPast {

    static final String KEY = "changed-past";

    static final String JUDGE_CHANGE = "judgeChange";
    static final String CONFIRM_ACCOUNT = "confirmAccount";

    static final String QUESTION_ID = "questionId"; // long: the row in past_question
    static final String SUPPLIER_NAME = "supplierName"; // string: as people know it
    static final String FILE_NAME = "fileName"; // string
    static final String WHAT = "whatChanges"; // string: in words
    static final String ROWS = "changedRows"; // long
    static final String TABLE = "pastRows"; // JSON: the table on the form
    static final String BANK_ACCOUNT = "bankAccount"; // boolean
    static final String CHANGE_DECISION = "changeDecision"; // string: GENUINE or NOT_GENUINE
    static final String CHANGE_REASON = "changeReason"; // string
    static final String GENUINE = "genuineChange"; // boolean
    static final String JUDGED_BY = "judgeChangeBy"; // string: a user
    static final String ACCOUNT_DECISION = "accountDecision"; // string: GENUINE or NOT_GENUINE
    static final String ACCOUNT_REASON = "accountReason"; // string
    static final String CONFIRMED = "accountConfirmed"; // boolean

    private ChangedPast() {}
}
