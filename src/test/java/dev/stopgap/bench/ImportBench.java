package dev.stopgap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * A file of order lines through REST, as a script would send it, into a Stopgap with a heap of 256 MB; beside the least that
 * a database could do with the same file: a bare {@code COPY} and one {@code INSERT … ON CONFLICT}, by turns.
 */
@Bench
class ImportBench {

    private static final List<Integer> ROWS = Arrays.stream(
                    System.getProperty("stopgap.bench.import-rows", "100000,1000000")
                            .split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int RUNS = Integer.getInteger("stopgap.bench.import-runs", 3);
    private static final int WORKBOOK_ROWS = Integer.getInteger("stopgap.bench.workbook-rows", 300_000);
    private static final List<String> SMALL = List.of("-Xmx256m", "-Duser.timezone=Asia/Tokyo");

    private record Measured(List<Double> bare, List<Double> first, List<Double> again) {

        Measured() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Test
    void importsBesideABareCopy(Report report) throws IOException, SQLException {
        try (var server = Server.start()) {
            String url = server.newDatabase();
            var environment = new HashMap<>(Server.forStopgap(url));
            environment.put("STOPGAP_ADMIN_PASSWORD", Office.PASSWORD);
            var data = Files.createTempDirectory("stopgap-bench-import");
            try (var stopgap = Application.start(
                            Jars.stopgap(), SMALL, environment, List.of("--stopgap.data-dir=" + data));
                    var database = DriverManager.getConnection(url + "&options=-csearch_path=app")) {
                stopgap.untilOk("/actuator/health/readiness");
                var office = new Office(stopgap.port());
                office.hire();
                measure(office, database, 20_000, new Measured(), new ArrayList<>()); // warms both
                for (int rows : ROWS) {
                    measure(report, office, database, rows);
                }
                measureWorkbook(report, office, database);
                stopgap.peakMegabytes()
                        .ifPresent(
                                peak -> report.alone("peak memory of all imports, heap 256 MB", "MB", Series.of(peak)));
            }
        }
    }

    private static void measure(Report report, Office office, Connection database, int rows)
            throws IOException, SQLException {
        var measured = new Measured();
        var board = new ArrayList<Double>();
        for (int run = 0; run < (rows > 1_000_000 ? 1 : RUNS); run++) {
            measure(office, database, rows, measured, board);
        }
        String name = "import of %,d order lines".formatted(rows);
        report.compare(name, "s", new Series(measured.first()), new Series(measured.bare()));
        report.compare(name + ", nothing changed", "s", new Series(measured.again()), new Series(measured.bare()));
        report.alone(
                name + ", for each million",
                "s",
                new Series(measured.first().stream()
                        .map(seconds -> seconds * 1_000_000 / rows)
                        .toList()));
        report.alone("another user's board meanwhile, median", "s", Series.of(new Series(board).median()));
        report.alone("another user's board meanwhile, slowest", "s", Series.of(new Series(board).max()));
    }

    private static void measure(Office office, Connection database, int rows, Measured measured, List<Double> board)
            throws IOException, SQLException {
        Path file = OrderFile.csv(rows);
        try {
            measured.bare().add(seconds(() -> bare(database, file)));
            board.addAll(
                    office.boardDuring(() -> measured.first().add(seconds(() -> take(office, file, "added", rows)))));
            board.addAll(office.boardDuring(
                    () -> measured.again().add(seconds(() -> take(office, file, "unchanged", rows)))));
        } finally {
            Files.delete(file);
        }
        execute(database, "truncate order_line");
    }

    private static void measureWorkbook(Report report, Office office, Connection database)
            throws IOException, SQLException {
        Path file = OrderFile.workbook(WORKBOOK_ROWS);
        double seconds = seconds(() -> take(office, file, "added", WORKBOOK_ROWS));
        report.alone("import of %,d order lines from a workbook".formatted(WORKBOOK_ROWS), "s", Series.of(seconds));
        Files.delete(file);
        execute(database, "truncate order_line");
    }

    private static long take(Office office, Path file, String fate, int rows) {
        assertThat(office.importOrders("sample", file)).contains("\"%s\":%d,".formatted(fate, rows));
        return rows;
    }

    private static long bare(Connection database, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            execute(database, "create table bare_copy (like order_line)");
            execute(database, "alter table bare_copy drop column supplier");
            execute(database, "create table bare_book (like order_line including all)");
            long rows = database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare_copy from stdin with (format csv, header true)", in);
            execute(database, "insert into bare_book select 'sample', b.* from bare_copy b on conflict do nothing");
            execute(database, "drop table bare_copy, bare_book");
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection database, String statement) throws SQLException {
        try (var call = database.createStatement()) {
            call.execute(statement);
        }
    }

    private static double seconds(LongSupplier work) {
        long start = System.nanoTime();
        assertThat(work.getAsLong()).isPositive();
        return (System.nanoTime() - start) / 1e9;
    }
}
