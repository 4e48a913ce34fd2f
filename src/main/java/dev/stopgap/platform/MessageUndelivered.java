package dev.stopgap.platform;

/**
 * A message's time is over and nobody has waited for it. Not a failure: the sender's news stands in its own table.
 *
 * @param toOne whether it was for one receiver, rather than for all that happen to wait
 */
public record MessageUndelivered(String name, String businessKey, boolean toOne) {}
