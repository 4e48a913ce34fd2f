package dev.stopgap.contact;

/** A message has been written that its sender does not carry itself, in a transaction that may still roll back. */
record MessageDecided(long message, String businessKey) {}
