package dev.stopgap.billing;

import java.math.BigDecimal;

/**
 * How many findings, and how many yen they are together, each taken as positive.
 *
 * @param count the number of findings
 * @param yen with or without tax, as the rules say for each kind
 */
record Findings(long count, BigDecimal yen) {}
