/** The append-only record of everything that was seen, decided, sent and answered, and the evidence. Start at {@link Ledger}. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.stopgap.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
