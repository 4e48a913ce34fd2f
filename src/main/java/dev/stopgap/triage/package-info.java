/** Decides what becomes of each open order line: rules, packages, decisions, instructions. */
@ApplicationModule(
        allowedDependencies = {"reader", "outage", "orderbook", "contact", "watch", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
