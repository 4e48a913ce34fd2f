/**
 * Measures Stopgap beside a bare Camunda application, and only with {@code mvn -Pbench verify}. Nothing here fails because
 * something was slow: it fails when something could not be measured. {@code docs/bench.md} tells how to read the table.
 */
@NullMarked
package dev.stopgap.bench;

import org.jspecify.annotations.NullMarked;
