/**
 * Turns the text of a notice into what it says: for each area the state, the limits, the planned date, and the very sentence.
 * Knows texts, dates and a supplier's words; no database, no clock, no process. Start at {@link NoticeReader}.
 */
@ApplicationModule(allowedDependencies = {"supplier", "platform"})
@NullMarked
package dev.stopgap.reader;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
