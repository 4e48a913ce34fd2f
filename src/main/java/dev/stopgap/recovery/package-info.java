/** Brings buying back to the supplier, wave by wave, and undoes a wave when the supplier falls back. */
@ApplicationModule(
        allowedDependencies = {"outage", "sourcing", "orderbook", "contact", "watch", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
