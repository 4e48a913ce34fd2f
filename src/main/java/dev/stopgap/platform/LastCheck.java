package dev.stopgap.platform;

import java.time.Instant;
import java.util.Optional;

/** Knows when something was last looked at from outside: one bean of whoever looks. Every page shows the latest. */
public interface LastCheck {

    /** When; nothing where it has not happened yet. */
    Optional<Instant> lastCheck();
}
