package dev.stopgap.reader;

/** A part of what a supplier does for us, whose state a notice may speak of. */
public enum Area {
    ORDERING,
    SHIPPING,
    BILLING,
    EMAIL,
    FAX,
    DIRECT_SHIP,
    RETURNS,
    SITE
}
