package dev.stopgap.platform;

/**
 * Sends messages to processes so that none is lost: written in the caller's transaction, delivered after the commit by a
 * job of the engine, repeated until somebody waits for it or its time is over.
 */
public interface ProcessMessages {

    /** Sends {@code message} when the current transaction commits. */
    void send(ProcessMessage message);
}
