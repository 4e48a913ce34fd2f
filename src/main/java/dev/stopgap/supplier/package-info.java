/** Who our suppliers are: names, domains, sources, rules, calendars, contacts, from one YAML file each. Start at {@link Suppliers}. */
@ApplicationModule(allowedDependencies = {"ledger", "platform"})
@NullMarked
package dev.stopgap.supplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
