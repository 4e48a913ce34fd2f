package dev.stopgap.contact;

/**
 * Sends messages to people. A message is written in the caller's transaction and goes out after the commit, by the
 * process {@code stakeholder-notice}, over one channel after the other, until it has arrived.
 */
public interface Messages {

    /**
     * Decides {@code message}: it will be sent, once, when the current transaction commits. The same {@code onceFor} is
     * never sent again to the same recipient; returns the message's id, also of one decided before.
     */
    long send(Message message);

    /**
     * Only writes {@code message}, for a process that carries it itself: one whose model calls {@code stakeholder-notice}
     * with the returned id as its variable {@code messageId}.
     */
    long write(Message message);
}
