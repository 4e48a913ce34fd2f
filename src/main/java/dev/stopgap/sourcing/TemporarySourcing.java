package dev.stopgap.sourcing;

/** Names of the process {@code temporary-sourcing}: its variables and the elements that others speak of. */
final class TemporarySourcing {

    static final String KEY = "temporary-sourcing";

    static final String CHOOSE_TEMPORARY_SUPPLIERS = "chooseTemporarySuppliers";
    static final String RAISE_THRESHOLD = "raiseThreshold";
    static final String APPROVE_PURCHASE = "approvePurchase";
    static final String SETTLE_RECEIPT = "settleReceipt";
    static final String END_CONTRACTS = "endContracts";

    // The comparison and the choice.
    static final String COMPARISON = "comparison"; // JSON: the table on the form
    static final String CHOICES = "supplierChoices"; // JSON: the options of the form
    static final String OPEN_LINES = "openLines"; // long
    static final String COVERABLE_LINES = "coverableLines"; // long
    static final String FIRST_SUPPLIER = "firstSupplier"; // string
    static final String SECOND_SUPPLIER = "secondSupplier"; // string, may be empty
    static final String SUPPLIER_CHOSEN = "supplierChosen"; // boolean
    static final String CHOSEN_BY = "chooseTemporarySuppliersBy"; // string: a user

    // The threshold.
    static final String NORMAL_LIMIT_YEN = "normalLimitYen"; // string: as the form shows it
    static final String RAISED_LIMIT_YEN = "raisedLimitYen"; // long: proposed, then decided
    static final String BUDGET_YEN = "budgetYen"; // long
    static final String BUDGET_TEXT = "budgetText"; // string: the budget as the form shows it
    static final String THRESHOLD_DAYS = "thresholdDays"; // long: for how long it is raised
    static final String THRESHOLD_DECISION = "thresholdDecision"; // string: RAISE or KEEP
    static final String THRESHOLD_BY = "raiseThresholdBy"; // string: a user
    static final String THRESHOLD_UNTIL = "thresholdUntil"; // date

    // A round of buying.
    static final String NEXT_ORDERING_DAY = "nextOrderingDay"; // date
    static final String URGENT_SKU = "urgentSku"; // string, carried by urgentNeed; empty: everything
    static final String REQUESTED_BY = "requestedBy"; // string: a user, carried by urgentNeed
    static final String PLAN_ID = "planId"; // long: the row in purchase_plan
    static final String PLAN_LINES = "planLines"; // long
    static final String PLAN_YEN = "planYen"; // string: as the form shows it
    static final String PLAN_ORDERS = "planOrders"; // JSON: the table on the form
    static final String PLAN_TRIGGER = "planTrigger"; // string
    static final String FLOOR_LIMIT_YEN = "floorLimitYen"; // string: the limit that holds now
    static final String SPENT_YEN = "spentYen"; // string: ordered so far
    static final String WITHIN_FLOOR_LIMIT = "withinFloorLimit"; // boolean
    static final String APPROVED = "purchaseApproved"; // boolean
    static final String PURCHASE_DECISION = "purchaseDecision"; // string: APPROVE or REFUSE
    static final String PURCHASE_REASON = "purchaseReason"; // string

    // A receipt; local to its event subprocess.
    static final String PURCHASE_ORDER_NO = "purchaseOrderNo"; // string
    static final String RECEIPT_ID = "receiptId"; // long
    static final String RECEIPT_RESULT = "receiptResult"; // string: AS_ORDERED, PARTLY or WRONG
    static final String RECEIPT_TABLE = "receiptTable"; // JSON: the table on the form
    static final String RECEIPT_SETTLEMENT = "receiptSettlement"; // string: WAIT, CLOSE_SHORT or RETURN

    // The end.
    static final String CONTRACTS = "contracts"; // JSON: the table on the form
    static final String OPEN_ORDERS = "openOrders"; // long
    static final String OPEN_ORDERS_YEN = "openOrdersYen"; // string: as the form shows it
    static final String RESERVATIONS_LEFT = "reservationsLeft"; // long

    private TemporarySourcing() {}
}
