package dev.stopgap.contact;

import org.jspecify.annotations.Nullable;

/** Nothing will ever be taken for this address. */
class AddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressRefused(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
