package dev.stopgap.contact;

import java.time.Instant;

/**
 * One post in one room.
 *
 * @param id the same at each attempt, by which a post in the outbox is known
 * @param people for whom it is
 * @param date when it was first tried
 */
record ChatPost(String id, ChatRoom room, String people, String subject, String text, Instant date) {}
