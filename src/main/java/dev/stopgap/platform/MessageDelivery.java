package dev.stopgap.platform;

/**
 * Names and steps of the process {@code message-delivery}, which carries one message: deliver, and while nobody waits for
 * it try again, less and less often, until its time is over. Delivery and the end of this process are one transaction, so
 * a message arrives once.
 */
final class MessageDelivery {

    static final String KEY = "message-delivery";
    static final String MESSAGE = "message"; // variable, string: the message as JSON
    static final String DELIVERED = "delivered"; // variable, boolean
    static final String EXPIRED = "expired"; // variable, boolean
    static final String NEXT_TRY = "nextTry"; // variable, date
    static final String KEEP_UNTIL = "keepUntil"; // variable, date

    private MessageDelivery() {}
}
