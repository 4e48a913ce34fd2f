package dev.stopgap.contact;

/** A mail will never be taken for this address. */
class AddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressRefused(String why, Throwable cause) {
        super(why, cause);
    }
}
