/** What state a supplier is in, by which sentence of which notice. Start at {@link SupplierStatus}. */
@ApplicationModule(allowedDependencies = {"source", "reader", "supplier", "ledger", "platform"})
@NullMarked
package dev.stopgap.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
