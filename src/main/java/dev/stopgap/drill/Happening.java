package dev.stopgap.drill;

import java.time.Instant;

/** One kind of thing that happens in the simulated world. */
interface Happening {

    /** Its name in the agenda. */
    String kind();

    /** Plans what happens by itself, from the beginning on. */
    default void plan(Instant starts) {}

    /** Lets it happen, in the caller's transaction; the same for the same state of the database. */
    void happen(Agenda.Event event, Instant now);
}
