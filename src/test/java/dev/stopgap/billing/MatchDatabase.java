package dev.stopgap.billing;

import dev.stopgap.testing.TestDatabase;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database with our tables and the match on it, and nothing else of the application. */
final class MatchDatabase implements AutoCloseable {

    static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-31T10:00:00+09:00");

    final JdbcClient db;
    private final SingleConnectionDataSource connection;
    private final BookMatch match;

    MatchDatabase() {
        String url = TestDatabase.newDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .schemas("app")
                .defaultSchema("app")
                .load()
                .migrate();
        connection = new SingleConnectionDataSource(url, "postgres", "postgres", true);
        db = JdbcClient.create(connection);
        db.sql("set search_path to public, app").update();
        match = new BookMatch(db, new LineMatch(db), new InvoiceMatch(db));
    }

    void empty() {
        db.sql(
                        """
                truncate order_line, shipment, transaction, invoice, payment, replacement, match_run, match_finding, discrepancy
                 restart identity cascade
                """)
                .update();
    }

    /** Matches the supplier {@code sample} and returns the run. */
    long match(LocalDate asOf, OffsetDateTime now) {
        return match.run("sample", asOf, 30, "accountant", now);
    }

    /** What that run found, as {@link MatchByHand} writes it. */
    TreeSet<String> found(long run) {
        return new TreeSet<>(db.sql("select * from match_finding where match_id = :run")
                .param("run", run)
                .query((row, number) -> MatchByHand.finding(
                        row.getString("kind"),
                        row.getString("order_no"),
                        row.getString("line_no"),
                        row.getString("invoice_no"),
                        row.getObject("tax_rate"),
                        row.getString("payment_no"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("amount")))
                .list());
    }

    long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
