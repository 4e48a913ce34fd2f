package dev.stopgap.contact;

import java.time.Instant;

/**
 * One mail to one person.
 *
 * @param id its Message-ID, with the angle brackets
 * @param date when it was first tried: the same at each repetition, so that a repeated mail is the same mail
 */
record Mail(String id, String from, String to, String toName, String subject, String body, Instant date) {}
