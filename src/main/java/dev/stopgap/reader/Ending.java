package dev.stopgap.reader;

/** What the words around a predicate make of it. */
enum Ending {
    /** It is so. */
    DONE,
    /** It is to be so. */
    PLANNED,
    /** It is not so. */
    NEGATED,
    /** Nothing is said of now: feared, asked, told of the past, or only named. */
    NONE
}
