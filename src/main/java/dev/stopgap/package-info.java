/** Stopgap, one package a capability; {@code docs/architecture.md} has the picture. Start at {@link dev.stopgap.Stopgap}. */
@NullMarked
package dev.stopgap;

import org.jspecify.annotations.NullMarked;
