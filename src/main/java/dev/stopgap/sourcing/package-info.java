/**
 * Buys elsewhere while the supplier is down, and ends it afterwards. Start at {@link StandingOrders} and
 * {@link GoodsReceipts}; {@code standing_order}, {@code purchase_order} and {@code purchase_order_line} may be read.
 */
@ApplicationModule(allowedDependencies = {"outage", "orderbook", "contact", "watch", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.sourcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
