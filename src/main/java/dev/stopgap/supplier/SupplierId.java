package dev.stopgap.supplier;

import java.util.regex.Pattern;

/** A supplier's short name, which is its profile's file name: {@code sample} for {@code suppliers/sample.yaml}. */
public record SupplierId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public SupplierId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is not a supplier's id: small letters, digits and hyphens, a letter first, at most 40");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
