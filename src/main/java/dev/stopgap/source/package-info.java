/**
 * Fetches what suppliers, and those who write of them, say: pages, feeds and mailboxes, each in its rhythm, and tells how each
 * source stands. What becomes of a text is somebody else's: whoever implements {@link Intake}. Start at {@link SourcePoller}.
 */
@ApplicationModule(allowedDependencies = {"reader", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
