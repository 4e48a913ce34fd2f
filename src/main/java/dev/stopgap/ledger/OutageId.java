package dev.stopgap.ledger;

import java.util.regex.Pattern;

/** A case number such as {@code OUT-2025-0001}: the business key of every process of one outage. */
public record OutageId(String value) {

    private static final Pattern FORM = Pattern.compile("OUT-\\d{4}-\\d{4,}");

    public OutageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a case number such as OUT-2025-0001");
        }
    }

    /** The case number of the year's {@code number}th outage. */
    public static OutageId of(int year, int number) {
        return new OutageId("OUT-%04d-%04d".formatted(year, number));
    }

    @Override
    public String toString() {
        return value;
    }
}
