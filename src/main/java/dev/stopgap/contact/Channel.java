package dev.stopgap.contact;

/** A way by which a person hears from us. */
public enum Channel {
    MAIL,
    /** A post in a room of a chat service, by its incoming webhook. */
    CHAT,
    /** A colleague's call or FAX. */
    PHONE
}
