package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.platform.Problem;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import dev.stopgap.testing.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What breaks in the middle of an import leaves nothing behind: no row, no table, no file. */
@StopgapTest
class BrokenImportTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String ITEMS =
            "sku,name\n" + IntStream.range(0, 5_000).mapToObj(i -> i + ",紙").collect(Collectors.joining("\n"));

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient db;

    private Path file;

    @BeforeEach
    void aFileOfSomeLength() throws IOException {
        file = Files.writeString(folder.resolve("items.csv"), ITEMS);
    }

    @Test
    void aSessionThatEndsInTheMiddleLeavesNothingAndTheNextImportWorks() {
        assertThatThrownBy(() -> take(rows ->
                        CompletableFuture.runAsync(this::endSessionThatImports).join()))
                .isInstanceOf(NestedRuntimeException.class)
                .extracting(e -> Troubles.of((RuntimeException) e))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.getMessage())
                        .contains("import.databaseGone"));
        assertThat(count("item")).isZero();
        assertThat(count("import")).isZero();
        assertThat(take(Progress.UNWATCHED).added()).isEqualTo(5_000);
    }

    @Test
    void anImportThatIsGivenUpInTheMiddleLeavesNothing() {
        assertThatThrownBy(() -> take(rows -> {
                    throw new Progress.GivenUp();
                }))
                .isInstanceOf(Progress.GivenUp.class);
        assertThat(count("item")).isZero();
        assertThat(db.sql("select count(*) from pg_class where relname = 'import_stage'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anUploadThatBreaksOffLeavesNoFile() {
        var spool = new Spool(properties(folder));
        var cut = new SequenceInputStream(
                new ByteArrayInputStream(ITEMS.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                });
        assertThatThrownBy(() -> spool.take(cut)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("imports/spool")).isEmptyDirectory();
    }

    @Test
    void aDiskThatTakesNothingIsNamed() throws IOException {
        var spool = new Spool(properties(file)); // a file is no place for a folder
        assertThatThrownBy(() -> spool.take(InputStream.nullInputStream()))
                .isInstanceOf(Spool.NoRoom.class)
                .extracting(e -> Troubles.of((RuntimeException) e).getMessage())
                .asString()
                .contains("import.noRoom");
    }

    @Test
    void aFullDiskOfTheDatabaseIsNamedToo() {
        var full = new UncategorizedSQLException("copy", "copy", new SQLException("could not extend file", "53100"));
        assertThat(Troubles.of(full)).hasMessageContaining("import.noRoom");
        var other = new UncategorizedSQLException("copy", "copy", new SQLException("something else", "42601"));
        assertThat(Troubles.of(other)).isSameAs(other);
    }

    @Test
    void theNextStartDeletesWhatAKilledProcessHasLeftAndNothingElse() throws IOException {
        var spool = new Spool(properties(folder));
        try (var used = spool.take(InputStream.nullInputStream())) {
            Path left = Files.createFile(used.path().resolveSibling("import1.spool"));
            spool.sweep();
            assertThat(left).doesNotExist();
            assertThat(used.path()).exists();
        }
        assertThat(folder.resolve("imports/spool")).isEmptyDirectory();
    }

    private ImportResult take(Progress progress) {
        var head = new ImportRecord.Head(
                SAMPLE, Kind.ITEMS, "items.csv", ImportOptions.ALL_OR_NOTHING, "buyer", World.START);
        return imports.importFile(head, file, Chosen.NOTHING, progress);
    }

    // From another session, as an administrator or a failing server would.
    private void endSessionThatImports() {
        db.sql(
                        """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and query ilike 'copy import_stage%'
                """)
                .query(Boolean.class)
                .list();
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static StopgapProperties properties(Path data) {
        return new StopgapProperties(data, Locale.JAPANESE, URI.create("http://localhost"), Path.of("suppliers"), null);
    }
}
