/** What the capabilities stand on: database, engine, clock, languages, security, web. Knows none of them. Start at {@link ProcessMessages} and {@link MovableClock}. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.stopgap.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
