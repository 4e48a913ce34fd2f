package dev.stopgap.triage;

/** A decision package: in processes, messages and addresses as the text of its number. */
public record PackageId(long value) {

    /** The package named by {@code text}; {@link NumberFormatException} where it is no number. */
    public static PackageId of(String text) {
        return new PackageId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
