package dev.stopgap.contact;

/**
 * Who is to get a message.
 *
 * @param kind how {@code address} is to be understood
 * @param address a user's id, a group's id, a mail address, or the name of a supplier's contact in its profile
 */
public record Recipient(Kind kind, String address) {

    /** How an address is to be understood. */
    public enum Kind {
        /** A user of ours, by id. */
        USER,
        /** Each member of one of our groups. */
        GROUP,
        /** A mail address of somebody who need not be a user: one who waits for goods. */
        MAIL,
        /** A contact of the supplier, such as {@code orders} or {@code billing}, over its channels that work now. */
        SUPPLIER
    }

    public static Recipient user(String id) {
        return new Recipient(Kind.USER, id);
    }

    public static Recipient group(String id) {
        return new Recipient(Kind.GROUP, id);
    }

    public static Recipient mail(String address) {
        return new Recipient(Kind.MAIL, address);
    }

    public static Recipient supplier(String contact) {
        return new Recipient(Kind.SUPPLIER, contact);
    }
}
