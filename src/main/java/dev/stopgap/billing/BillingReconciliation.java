package dev.stopgap.billing;

/** Names and variables of the process {@code billing-reconciliation}: one closing of one supplier. */
final class BillingReconciliation {

    static final String KEY = "billing-reconciliation";

    static final String SUPPLIER = "supplier"; // variable, string, given by who starts it
    static final String CLOSING_ON = "closingOn"; // variable, string, given by who starts it: 2025-11-30

    static final String MATCH_ID = "matchId"; // variable, long: the row in match_run
    static final String INVOICES_MISSING = "invoicesMissing"; // variable, boolean
    static final String UNSETTLED = "unsettled"; // variable, long: findings that the supplier has not promised to mend
    static final String CONTACTS = "contacts"; // variable, string: the contacts to ask, "billing,orders"
    static final String CONTACT_COUNT = "contactCount"; // variable, integer
    static final String REMAINDER = "remainder"; // variable, boolean: somebody has accepted what was left
    static final String INVOICES_TO_PAY = "invoicesToPay"; // variable, integer

    // Of one request, each instance its own.
    static final String CORRECTION_ID = "correctionId"; // variable, string: the row in correction
    static final String MESSAGE_ID = "messageId"; // variable, long: the message that carries it
    static final String ANSWER_BY = "answerBy"; // variable, date
    static final String REMINDERS_LEFT = "remindersLeft"; // variable, integer
    static final String ACCEPTED = "accepted"; // variable, boolean, of the message: the supplier will mend it

    // From the forms.
    static final String REVIEW_DECISION = "reviewDecision"; // variable, string: SEND or LEAVE_OUT
    static final String REVIEW_NOTE = "reviewNote"; // variable, string
    static final String REFUSAL_DECISION = "refusalDecision"; // variable, string: ACCEPT or DISPUTE
    static final String REFUSAL_REASON = "refusalReason"; // variable, string
    static final String REMAINDER_DECISION = "remainderDecision"; // variable, string: PAY or WITHHOLD
    static final String REMAINDER_REASON = "remainderReason"; // variable, string
    static final String RELEASE_DECISION = "releaseDecision"; // variable, string: RELEASE or RETURN
    static final String RELEASE_NOTE = "releaseNote"; // variable, string

    // What the forms show, as text.
    static final String SUPPLIER_NAME = "supplierName";
    static final String CORRECTION_CONTACT = "correctionContact";
    static final String CORRECTION_FINDINGS = "correctionFindings";
    static final String CORRECTION_YEN = "correctionYen";
    static final String CORRECTION_ROWS = "correctionRows"; // variable, JSON: the largest findings
    static final String REFUSAL_WHY = "refusalWhy";
    static final String HELD_YEN = "heldYen";
    static final String UNSETTLED_YEN = "unsettledYen";
    static final String REMAINDER_ROWS = "remainderRows"; // variable, JSON: the largest findings
    static final String PAYABLE_YEN = "payableYen";
    static final String HELD_BACK_YEN = "heldBackYen";
    static final String PREPARED_BY = "preparedBy";
    static final String AMOUNT_YEN = "amountYen"; // variable, long: of the task, for its mail
    static final String OURS = "ours";

    static final String CORRECTION_ANSWERED = "correctionAnswered"; // message

    static final int REMINDERS = 2;

    private BillingReconciliation() {}
}
