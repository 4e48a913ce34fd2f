package dev.stopgap.reader;

/** What can be done in an area, from nothing known to everything as usual; a planned date is not a state. */
public enum AreaState {
    UNKNOWN,
    STOPPED,
    CHECKING,
    LIMITED,
    PARTIAL,
    DELAYED,
    NORMAL
}
