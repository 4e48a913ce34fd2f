package dev.stopgap.orderbook;

import dev.stopgap.supplier.SupplierId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The order book back out, in the canonical form that {@link Imports} takes in as all unchanged. */
@Component
class Export {

    private final JdbcTemplate connection;

    Export(JdbcTemplate connection) {
        this.connection = connection;
    }

    /** Writes all rows of {@code kind} in the order of their keys; streamed by the database. */
    @Transactional(readOnly = true)
    public void write(@Nullable SupplierId supplier, Kind kind, OutputStream out) throws IOException {
        // COPY takes no parameters; a setting of the transaction is one.
        connection.queryForList(
                "select set_config('stopgap.supplier', ?, true)", supplier == null ? "" : supplier.value());
        try {
            connection.execute((ConnectionCallback<Long>) (Connection session) -> {
                try {
                    return session.unwrap(PGConnection.class).getCopyAPI().copyOut(copy(kind), out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String copy(Kind kind) {
        return """
                copy (select %s
                        from %s t
                       %s
                       order by %s) to stdout with (format csv, header true, encoding 'UTF8')
                """
                .formatted(
                        kind.columns.stream()
                                .map(column -> written(column) + " as \"" + column.name() + "\"")
                                .collect(Collectors.joining(", ")),
                        kind.table,
                        kind.ourOwn() ? "" : "where t.supplier = current_setting('stopgap.supplier')",
                        kind.key.stream().map(field -> order(kind, field)).collect(Collectors.joining(", ")));
    }

    private static String written(Column column) {
        return switch (column.type()) {
            case KEY, TEXT -> "harmless(t.%s)".formatted(column.field());
            case NUMBER -> "trim_scale(t.%s)".formatted(column.field());
            case TIME -> "tokyo_time(t.%s)".formatted(column.field());
            case FLAG -> "t.%s::text".formatted(column.field());
            case INTEGER, RATE, DATE, CODE, REGISTRATION -> "t." + column.field();
        };
    }

    /** The same order on every server, whatever its collation. */
    private static String order(Kind kind, String field) {
        boolean text = kind.columns.stream()
                .anyMatch(column -> column.field().equals(field) && column.type() == Column.Type.KEY);
        return "t." + field + (text ? " collate \"C\"" : " nulls last");
    }
}
