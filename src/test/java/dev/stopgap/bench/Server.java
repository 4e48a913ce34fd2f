package dev.stopgap.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** A PostgreSQL with its ordinary settings, durable as in production. Both applications use the same one, in turn. */
final class Server implements AutoCloseable {

    static {
        // What initdb has to say would bury the table.
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
    }

    private final EmbeddedPostgres postgres;
    private int databases;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Server start() {
        return start(EmbeddedPostgres.builder());
    }

    /** On the data that an application has left behind in {@code directory}. */
    static Server startOn(Path directory) {
        return start(EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false));
    }

    private static Server start(EmbeddedPostgres.Builder builder) {
        try {
            return new Server(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty database; returns its JDBC URL. */
    String newDatabase() {
        String name = "bench_" + ++databases;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    /** The single number that {@code query} answers, in the server's own database. */
    long number(String query) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** How Stopgap is told of a database. */
    static Map<String, String> forStopgap(String url) {
        return Map.of("DATABASE_URL", url, "DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres");
    }

    /** How a Spring Boot application is told of a database. */
    static Map<String, String> forBare(String url) {
        return Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
