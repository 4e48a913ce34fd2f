package dev.stopgap.platform;

/** A message's time is over and nobody has waited for it. Not a failure: the sender's news stands in its own table. */
public record MessageUndelivered(String name, String businessKey) {}
