/** Buys elsewhere while the supplier is down, and ends it afterwards. */
@ApplicationModule(allowedDependencies = {"outage", "orderbook", "contact", "watch", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.sourcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
