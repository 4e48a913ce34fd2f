package dev.stopgap.recovery;

/** Names of the process {@code recovery-rollback}: its variables and the tasks that others speak of. */
final class RecoveryRollback {

    static final String KEY = "recovery-rollback";

    static final String APPROVE_WAVES = "approveWaves";
    static final String TRACK_TEST_ORDERS = "trackTestOrders";
    static final String CHECK_ACCOUNTS = "checkAccountsAndBillingUnit";
    static final String APPROVE_WAVE = "approveWave";
    static final String SETTLE_DUPLICATES = "settleDuplicates";

    // The plan.
    static final String WAVE_COUNT = "waveCount"; // long: how many waves are wanted, then planned
    static final String SKU_COUNT = "skuCount"; // long
    static final String WAVE_TABLE = "waveTable"; // JSON: the table on the form
    static final String WAVES_DECISION = "wavesDecision"; // string: APPROVE or REPLAN
    static final String OBSERVATION_DAYS = "observationDays"; // long
    static final String OBSERVATION = "observation"; // string: the same as an ISO duration

    // Where we stand.
    static final String STAGE = "stage"; // string: a Stage's name
    static final String STAGE_REACHED = "stageReached"; // boolean: waves may run
    static final String NEXT_WAVE = "nextWave"; // long: 0 where all are back
    static final String WAVE_STOPPED = "waveStopped"; // boolean: the wave in progress was given up
    static final String WHY_STOPPED = "whyStopped"; // string: a Setbacks.Cause's name

    // A wave; local to it.
    static final String WAVE_NO = "waveNo"; // long
    static final String ATTEMPT = "attempt"; // long
    static final String WAVE_SKUS = "waveSkus"; // long
    static final String WAVE_ITEMS = "waveItems"; // JSON: the table on the form
    static final String TEST_RESULT = "testResult"; // string: PASSED, WAITING or FAILED
    static final String TEST_TABLE = "testTable"; // JSON: the table on the form
    static final String TEST_ORDER_CHOICES = "testOrderChoices"; // JSON: the options of the form
    static final String TEST_ORDER = "testOrder"; // string, entered
    static final String TEST_STEP = "testStep"; // string, entered: a step, NONE, or FAILED
    static final String SUPPLIER_ORDER_NO = "supplierOrderNo"; // string, entered
    static final String TEST_NOTE = "testNote"; // string, entered
    static final String CHECKS_PASSED = "checksPassed"; // boolean
    static final String CHECK_NOTE = "checkNote"; // string, entered
    static final String CHECKED_BY = "checkAccountsAndBillingUnitBy"; // string: a user
    static final String WAVE_DECISION = "waveDecision"; // string: APPROVE or REFUSE
    static final String WAVE_REASON = "waveReason"; // string, entered
    static final String WAVE_APPROVED = "waveApproved"; // boolean

    // After the last wave.
    static final String STUCK_LINES = "stuckLines"; // long
    static final String DUPLICATES = "duplicates"; // long
    static final String DUPLICATE_TABLE = "duplicateTable"; // JSON: the table on the form
    static final String COMING_TWICE = "comingTwice"; // long
    static final String COMING_TWICE_YEN = "comingTwiceYen"; // string: as the form shows it
    static final String ARRIVED_TWICE = "arrivedTwice"; // long
    static final String ARRIVED_TWICE_YEN = "arrivedTwiceYen"; // string: as the form shows it
    static final String COMING_DECISION = "comingDecision"; // string: CANCEL or KEEP
    static final String ARRIVED_DECISION = "arrivedDecision"; // string: RETURN or KEEP

    private RecoveryRollback() {}
}
