package dev.stopgap.triage;

/** What becomes of an open order line. */
public enum Conclusion {
    /** It is awaited as ordered. */
    CONTINUE,
    /** The supplier is asked to cancel it, and nothing is bought in its place. */
    CANCEL,
    /** The supplier is asked to cancel it, and a substitute is bought elsewhere. */
    SUBSTITUTE,
    /** It is kept, and the supplier is asked to deliver what it can at once and the rest later. */
    SPLIT
}
