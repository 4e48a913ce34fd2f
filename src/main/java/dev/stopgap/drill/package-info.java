/** Replays a recorded outage against an order book, at speed, with real tasks. Start at {@code Drill}. */
@ApplicationModule(
        allowedDependencies = {"reader", "source", "watch", "outage", "orderbook", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.drill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
