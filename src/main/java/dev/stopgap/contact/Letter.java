package dev.stopgap.contact;

/** The words of a message in one language. */
record Letter(String subject, String body) {}
