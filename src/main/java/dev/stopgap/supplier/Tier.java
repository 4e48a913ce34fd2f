package dev.stopgap.supplier;

/** How much a source counts: only {@link #OFFICIAL} ever changes a state. */
public enum Tier {
    OFFICIAL,
    NEWS,
    COMPARISON
}
