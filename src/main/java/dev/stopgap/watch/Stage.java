package dev.stopgap.watch;

/** How far a supplier has recovered, in order; conservative, by the table of the recovery stages. */
public enum Stage {
    STOPPED,
    TEMPORARILY_STABLE,
    PARTIALLY_RECOVERED,
    OPERATIONAL,
    STABLE,
    FULLY_RECOVERED;

    public boolean isAtLeast(Stage other) {
        return compareTo(other) >= 0;
    }
}
