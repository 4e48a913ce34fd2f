package dev.stopgap.reader;

import java.util.List;

/**
 * A sentence with all that says what it speaks of.
 *
 * @param start in the normalised text
 * @param heads the nearest first
 * @param rank the newer block of a text has the higher one
 * @param role how it is to be read
 * @param paragraph sentences of one paragraph share their subject
 */
record Passage(int start, int end, List<Head> heads, int rank, Role role, int paragraph) {

    /** How a passage is to be read. */
    enum Role {
        SENTENCE,
        /** A heading: a stop counts, a resumption is only announced. */
        TITLE,
        /** The value of a label, a row or a cell: a bare word is a state. */
        VALUE
    }
}
