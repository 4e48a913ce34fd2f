package dev.stopgap.orderbook;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column of an interchange file.
 *
 * @param name as the canonical file has it
 * @param field the table's column: the same name, but for the two suppliers of a substitute
 * @param required whether a file must have it and every row must fill it
 * @param codes the words that a {@link Type#CODE} may be; empty for the others
 * @param sign what the column's numbers must be
 */
record Column(String name, String field, Type type, boolean required, List<String> codes, Sign sign) {

    static final List<String> FULFILMENT = List.of(
            "NOT_SHIPPED",
            "PARTLY_SHIPPED",
            "PICKING",
            "SHIPPED",
            "IN_TRANSIT",
            "DELIVERED",
            "ON_HOLD",
            "ERROR_RETURNED",
            "ALLOCATION_FAILED");

    static final List<String> SHIPMENT_STATUS =
            Stream.concat(FULFILMENT.stream(), Stream.of("RETURNED")).toList();

    static Column key(String name) {
        return new Column(name, name, Type.KEY, false, List.of(), Sign.ANY);
    }

    static Column text(String name) {
        return new Column(name, name, Type.TEXT, false, List.of(), Sign.ANY);
    }

    static Column number(String name) {
        return new Column(name, name, Type.NUMBER, false, List.of(), Sign.ANY);
    }

    static Column integer(String name) {
        return new Column(name, name, Type.INTEGER, false, List.of(), Sign.NOT_NEGATIVE);
    }

    static Column rate(String name) {
        return new Column(name, name, Type.RATE, false, List.of("10", "8", "0"), Sign.ANY);
    }

    static Column date(String name) {
        return new Column(name, name, Type.DATE, false, List.of(), Sign.ANY);
    }

    static Column time(String name) {
        return new Column(name, name, Type.TIME, false, List.of(), Sign.ANY);
    }

    static Column code(String name, List<String> codes) {
        return new Column(name, name, Type.CODE, false, codes, Sign.ANY);
    }

    static Column flag(String name) {
        return new Column(name, name, Type.FLAG, false, List.of("true", "false"), Sign.ANY);
    }

    static Column registration(String name) {
        return new Column(name, name, Type.REGISTRATION, false, List.of(), Sign.ANY);
    }

    /** The same, in every file and row. */
    Column must() {
        return new Column(name, field, type, true, codes, sign);
    }

    Column must(Sign numbers) {
        return new Column(name, field, type, true, codes, numbers);
    }

    Column with(Sign numbers) {
        return new Column(name, field, type, required, codes, numbers);
    }

    Column in(String tableColumn) {
        return new Column(name, tableColumn, type, required, codes, sign);
    }

    /** What the numbers of a column must be. */
    enum Sign {
        ANY,
        NOT_NEGATIVE,
        POSITIVE
    }

    /** How a cell is read, and the PostgreSQL type that holds it. */
    enum Type {
        /** A number that names something: kept with its leading zeros and its width, at most 100 characters. */
        KEY("text"),
        /** Any text, at most 1,000 characters. */
        TEXT("text"),
        /** A quantity, price or amount: at most 15 digits before and 4 after the point. */
        NUMBER("numeric(19, 4)"),
        INTEGER("integer"),
        RATE("smallint"),
        DATE("date"),
        TIME("timestamptz"),
        CODE("text"),
        FLAG("boolean"),
        /** A qualified invoice issuer's number: T and 13 digits. */
        REGISTRATION("text");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }
}
