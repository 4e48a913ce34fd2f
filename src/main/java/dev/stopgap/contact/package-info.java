/** Messages to people, over channels, until they have arrived; the mails of tasks. Start at {@link Messages}. */
@ApplicationModule(allowedDependencies = {"supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
