/** The case of one supplier's outage: its life, its impact, its days, its report. Start at {@link Outages}. */
@ApplicationModule(
        allowedDependencies = {"reader", "source", "watch", "orderbook", "contact", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.outage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
