package dev.stopgap.reader;

import java.util.Set;

/**
 * One clause as it has been read.
 *
 * @param planned whether it tells what is to be, and not what is
 * @param areas of which it speaks
 * @param inherited whether it takes them from what stands above or before it
 */
record Clause(Segment segment, Token predicate, boolean planned, Meaning meaning, Set<Area> areas, boolean inherited) {

    /** Whether it is a bare name in a list, whose head says what holds for it. */
    boolean isListed() {
        return predicate.start() == predicate.end();
    }

    /** The same, told as a stop of now. */
    Clause stopped() {
        return new Clause(segment, predicate, false, Meaning.STOPPED, areas, inherited);
    }

    Clause alsoOf(Set<Area> others) {
        return new Clause(segment, predicate, planned, meaning, others, false);
    }
}
