/** Squares orders, shipments, bills and payments; finds, holds and mends what does not agree. */
@ApplicationModule(allowedDependencies = {"orderbook", "outage", "contact", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
