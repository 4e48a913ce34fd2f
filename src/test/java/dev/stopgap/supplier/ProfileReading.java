package dev.stopgap.supplier;

import java.nio.file.Path;

/** Reads one profile, for tests that need no application. */
public final class ProfileReading {

    private ProfileReading() {}

    public static SupplierProfile of(Path file) {
        return Suppliers.readFile(file);
    }
}
