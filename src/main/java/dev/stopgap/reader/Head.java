package dev.stopgap.reader;

import java.util.Set;

/**
 * What stands above or before a sentence and says what it speaks of.
 *
 * @param areas the areas it names
 * @param ours whether it names a service of ours
 * @param others whether it names a service that is not ours
 */
record Head(Kind kind, int start, int end, Set<Area> areas, boolean ours, boolean others) {

    /** How closely a head is bound to its sentence: a title least. */
    enum Kind {
        TITLE,
        HEADING,
        QUESTION,
        LABEL,
        COLUMN;

        /** Whether what stands below it is said of it, whatever else it names. */
        boolean isBound() {
            return this == QUESTION || this == LABEL || this == COLUMN;
        }
    }
}
