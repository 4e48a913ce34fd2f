package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long an import takes beside the least that a database could do with the same file: a bare {@code COPY} and one
 * {@code INSERT … ON CONFLICT}.
 */
@StopgapTest
@Tag("bench")
class ImportBench {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final int ROWS = Integer.getInteger("stopgap.bench.rows", 1_000_000);

    @Autowired
    Imports imports;

    @Autowired
    JdbcTemplate connection;

    @Autowired
    JdbcClient db;

    @Test
    void aMillionLinesTakeAtMostTwiceTheTimeOfABareCopy() throws IOException {
        Path file = orders();
        Duration bare = time(() -> bare(file));
        Duration first = time(() -> take(file));
        Duration again = time(() -> take(file));
        String table =
                """
                step,rows,seconds,ratio
                bare copy and insert,%1$d,%2$.1f,1.0
                import into an empty book,%1$d,%3$.1f,%4$.2f
                import again with nothing changed,%1$d,%5$.1f,%6$.2f
                """
                        .formatted(
                                ROWS,
                                seconds(bare),
                                seconds(first),
                                seconds(first) / seconds(bare),
                                seconds(again),
                                seconds(again) / seconds(bare));
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", "import.csv"), table);
        Files.delete(file);
        assertThat(seconds(first) / seconds(bare)).as(table).isLessThanOrEqualTo(2);
        assertThat(seconds(again) / seconds(bare)).as(table).isLessThanOrEqualTo(1);
    }

    private void take(Path file) {
        imports.importFile(SAMPLE, Kind.ORDERS, "orders.csv", file, ImportOptions.ALL_OR_NOTHING, "buyer");
    }

    private void bare(Path file) {
        db.sql("create table bare_copy (like order_line)").update();
        db.sql("alter table bare_copy drop column supplier").update();
        db.sql("create table bare_book (like order_line including all)").update();
        connection.execute((ConnectionCallback<Long>) (Connection session) -> {
            try (InputStream in = Files.newInputStream(file)) {
                return session.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bare_copy from stdin with (format csv, header true)", in);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        db.sql("insert into bare_book select 'sample', b.* from bare_copy b on conflict do nothing")
                .update();
        db.sql("drop table bare_copy, bare_book").update();
    }

    private static Path orders() throws IOException {
        Path file = Files.createTempFile("orders", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(
                            ",", Kind.ORDERS.columns.stream().map(Column::name).toList()) + "\n");
            LocalDate first = LocalDate.of(2025, 8, 1);
            for (int i = 0; i < ROWS; i++) {
                LocalDate day = first.plusDays(i % 80);
                out.write(
                        "%010d,%d,%sT10:30:00+09:00,%06d,コピー用紙 A4 %d,%d,箱,%d,,,10,WAREHOUSE,NONE,NORMAL,%s,%s,NOT_SHIPPED,,,CC1%02d,yui.sato@reiji-seisakusho.example,本社 3階 総務部,B%d%n"
                                .formatted(
                                        i / 8,
                                        i % 8 + 1,
                                        day,
                                        i % 40_000,
                                        i % 100,
                                        i % 12 + 1,
                                        i % 9_000 + 98,
                                        day.plusDays(4),
                                        day.plusDays(2),
                                        i % 20,
                                        i / 12));
            }
        }
        return file;
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
