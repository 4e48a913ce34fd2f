/**
 * Brings buying back to the supplier, wave by wave, and undoes a wave when the supplier falls back. Start at
 * {@link TestOrders}; {@code wave}, {@code wave_sku}, {@code setback}, {@code test_order} and {@code test_order_step} may be
 * read.
 */
@ApplicationModule(
        allowedDependencies = {"outage", "sourcing", "orderbook", "contact", "watch", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
