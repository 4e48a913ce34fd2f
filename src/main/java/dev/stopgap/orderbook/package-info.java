/** Our orders to a supplier and what came of them: imports, open lines, cancellations, replacements. Start at {@link OrderBook}. */
@ApplicationModule(allowedDependencies = {"supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.orderbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
