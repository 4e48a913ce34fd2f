package dev.stopgap.contact;

/** Names and steps of the process {@code stakeholder-notice}, which brings one message to its people. */
final class StakeholderNotice {

    static final String KEY = "stakeholder-notice";

    static final String MESSAGE_ID = "messageId"; // variable, long: the row in message
    static final String MESSAGE_REF =
            "messageRef"; // variable, string: the same as text, by which an answer finds its notice
    static final String CHANNEL =
            "channel"; // variable, string: WRITTEN (mail or chat), CALL, or NONE where all have been tried
    static final String ANSWER_AWAITED = "answerAwaited"; // variable, boolean
    static final String ANSWER_DUE = "answerDue"; // variable, date
    static final String CALL_DUE = "callDue"; // variable, date
    static final String CALL_SUBJECT = "callSubject"; // variables, strings: what the form shows
    static final String CALL_WHOM = "callWhom";
    static final String CALL_SCRIPT = "callScript";
    static final String CALL_WHY = "callWhy";
    static final String OUTCOME = "outcome"; // variable, string, from the form: REACHED or NOT_REACHED
    static final String NOTE = "note"; // variable, string, from the form: what was said
    static final String CALLED_BY = "calledBy"; // variable, string: who completed the task

    static final String CHANNEL_DOWN = "channelDown"; // error
    static final String ACKNOWLEDGED = "acknowledged"; // message

    private StakeholderNotice() {}

    /** The value of {@link #MESSAGE_REF}: text, because an answer is matched by text. */
    static String ref(long message) {
        return "m" + message;
    }
}
