package dev.stopgap.triage;

/** One sweep of the triage over the open lines of a case. */
record RunId(long value) {}
