package dev.stopgap.watch;

/**
 * Names of the process {@code status-watch}: from a new text to a changed state. What becomes of a dead source stands there too;
 * its names are those of the module {@code source}.
 */
final class StatusWatch {

    static final String KEY = "status-watch";
    static final String READING_CORRECTED = "readingCorrected"; // message that starts it: a person has set one right

    static final String SUPPLIER = "supplier"; // string: the supplier's id
    static final String SUPPLIER_NAME = "supplierName"; // string
    static final String NOTICE = "noticeId"; // long
    static final String TITLE = "noticeTitle"; // string
    static final String TEXT = "noticeText"; // string: its beginning
    static final String URL = "noticeUrl"; // string
    static final String ORIGIN = "origin"; // string: GENUINE, BACKGROUND, SUSPICIOUS
    static final String WHY = "originWhy"; // string
    static final String GENUINE = "genuine"; // boolean: a person's judgement
    static final String REASON = "reason"; // string: a person's reason
    static final String IN_DOUBT = "inDoubt"; // boolean: a person should read it
    static final String DOUBTFUL_AREAS = "doubtfulAreas"; // string
    static final String AREA = "area"; // string: the area a person has read
    static final String STATE = "state"; // string: the state a person has read
    static final String STOPS = "stops"; // boolean: an area has stopped
    static final String STATES_CHANGED = "statesChanged"; // boolean
    static final String STAGE_REGRESSED = "hasRegressed"; // boolean
    static final String STAGE_REACHED = "hasReached"; // boolean
    static final String FULL_RECOVERY = "fullRecoveryStated"; // boolean
    static final String FULLY_RECOVERED = "fullyRecovered"; // boolean: the manager's word

    static final String JUDGE_WHETHER_GENUINE = "judgeWhetherGenuine";
    static final String READ_NOTICE_YOURSELF = "readNoticeYourself";
    static final String CONFIRM_FULL_RECOVERY = "confirmFullRecovery";

    private StatusWatch() {}
}
