package dev.stopgap.reader;

import org.jspecify.annotations.Nullable;

/**
 * What a word of the vocabulary means to the reader.
 *
 * @param area of kind AREA
 * @param service of kind SERVICE: its name
 * @param ours of kind SERVICE: whether it is one that we buy from
 */
record Term(Kind kind, @Nullable Area area, @Nullable String service, boolean ours) {

    /** The part that a word plays in a clause. */
    enum Kind {
        AREA,
        NOT_AREA,
        SERVICE,
        STOP,
        RUN,
        RESUME,
        WIDEN,
        LIFT,
        NORMAL,
        ALL,
        FULL,
        PARTIAL,
        GRADUAL,
        LIMIT,
        DELAY,
        CHECK,
        CHECKED,
        CANCEL,
        DAILY,
        STILL
    }

    static Term of(Kind kind) {
        return new Term(kind, null, null, false);
    }

    static Term of(Area area) {
        return new Term(Kind.AREA, area, null, false);
    }

    static Term service(String name, boolean ours) {
        return new Term(Kind.SERVICE, null, name, ours);
    }
}
