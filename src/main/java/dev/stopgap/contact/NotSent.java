package dev.stopgap.contact;

import org.jspecify.annotations.Nullable;

/** A mail or a post has not left: it can be tried again without the risk that it arrives twice. */
class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSent(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
