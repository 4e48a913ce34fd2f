package dev.stopgap.contact;

/** A mail has not left: it can be tried again without the risk that it arrives twice. */
class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSent(String why, Throwable cause) {
        super(why, cause);
    }
}
