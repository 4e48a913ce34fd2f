package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.platform.MovableClock;
import dev.stopgap.platform.StartupFailure;
import dev.stopgap.platform.StopgapProperties;
import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watched folder: what a nightly job leaves there is in the book in the morning, or somebody knows why not. */
@StopgapTest
class InboxTest {

    private static final String GOOD = "sku,name,class\nA,紙,A\nB,ペン,B\n";
    private static final String BAD = "sku,name,class\nA,紙,A\nB,ペン,Z\n";

    @TempDir
    Path folder;

    @Autowired
    InboxDesk desk;

    @Autowired
    Imports imports;

    @Autowired
    JdbcTemplate connection;

    @Autowired
    JdbcClient db;

    @Autowired
    MovableClock clock;

    private Inbox inbox;

    @BeforeEach
    void aFolderOfASupplier() throws IOException {
        Files.createDirectories(folder.resolve("sample"));
        inbox = node();
    }

    @Test
    void aFileIsTakenInOnceItHasComeToRest() throws IOException {
        Path file = put("sample/items_20251019.csv", "sku,na");
        assertThat(inbox.look()).isZero();
        put("sample/items_20251019.csv", GOOD);
        assertThat(inbox.look()).as("it has grown since the last look").isZero();
        assertThat(inbox.look()).isOne();
        assertThat(stored()).containsExactly("A 紙", "B ペン");
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("sample/done/items_20251019.csv")).hasContent(GOOD);
        assertThat(inbox.look()).isZero();
    }

    @Test
    void whatIsBeingWrittenAndWhatIsNoTableIsLeftAlone() throws IOException {
        for (String name : List.of("items.csv.tmp", "items.csv.part", "~$items.xlsx", ".items.csv", "readme.md")) {
            put("sample/" + name, GOOD);
        }
        put("sample/items.csv", "");
        Files.createSymbolicLink(folder.resolve("sample/items2.csv"), put("elsewhere.txt.keep", GOOD));
        inbox.look();
        inbox.look();
        assertThat(stored()).isEmpty();
        assertThat(folder.resolve("sample/refused")).doesNotExist();
    }

    @Test
    void aFileWithABadRowIsRefusedWholeAndSomebodyIsTold() throws IOException {
        put("sample/items.csv", BAD);
        lookTwice();
        assertThat(stored()).isEmpty();
        assertThat(folder.resolve("sample/refused/items.csv")).hasContent(BAD);
        assertThat(Files.readString(folder.resolve("sample/refused/items.csv.errors.csv")))
                .startsWith("sku,name,class,row,column,value,message,remedy\r\nB,ペン,Z,2,class,Z,")
                .contains("A, B, C");
        assertThat(mails()).containsExactly("inbox sample/items.csv");
        assertThat(ledger()).contains("orderbook.inboxRefused");

        put("sample/items.csv", GOOD);
        lookTwice();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadSaysWhyBesideIt() throws IOException {
        put("sample/items.csv", "名前,区分\n紙,A\n");
        put("sample/orders.csv.gz", "\u001f\u008b");
        lookTwice();
        assertThat(Files.readString(folder.resolve("sample/refused/items.csv.errors.csv")))
                .startsWith("row,column,value,message,remedy\r\n")
                .contains("sku", "名前, 区分", "置き直してください");
        assertThat(folder.resolve("sample/refused/orders.csv.gz")).exists();
        assertThat(ledger()).contains("orderbook.inboxUnreadable");
    }

    @Test
    void aNameThatSaysNothingAndAFolderThatNobodyKnowsAreRefusedByName() throws IOException {
        put("sample/export.csv", GOOD);
        put("sampel/items.csv", GOOD);
        put("items.csv", GOOD);
        lookTwice();
        assertThat(stored()).isEmpty();
        assertThat(Files.readString(folder.resolve("sample/refused/export.csv.errors.csv")))
                .contains("orders, shipments");
        assertThat(Files.readString(folder.resolve("sampel/refused/items.csv.errors.csv")))
                .contains("sampel");
        assertThat(folder.resolve("refused/items.csv")).exists();
    }

    @Test
    void ourOwnApproversLieBesideTheSuppliers() throws IOException {
        put("Approvers-2025.csv", "cost_center,up_to_yen,approver\n*,,manager\n");
        lookTwice();
        assertThat(db.sql("select approver from approver").query(String.class).single())
                .isEqualTo("manager");
    }

    @Test
    void everyNightTheSameNameIsAnotherFile() throws IOException {
        put("sample/items.csv", GOOD);
        lookTwice();
        put("sample/items.csv", GOOD.replace("紙", "厚紙"));
        lookTwice();
        assertThat(stored()).containsExactly("A 厚紙", "B ペン");
        assertThat(folder.resolve("sample/done/items.20251019-060000.csv")).exists();
    }

    @Test
    void aServerThatStoppedBeforeTheMoveImportsAgainAndChangesNothing() throws IOException {
        Path file = put("sample/items.csv", GOOD);
        imports.importFile(
                new SupplierId("sample"), Kind.ITEMS, "items.csv", file, ImportOptions.ALL_OR_NOTHING, "stopgap");
        var restarted = node();
        restarted.look();
        restarted.look();
        assertThat(db.sql("select added || ' ' || unchanged from import order by id")
                        .query(String.class)
                        .list())
                .containsExactly("2 0", "0 2");
        assertThat(folder.resolve("sample/done/items.csv")).exists();
    }

    @Test
    void twoNodesNeverTakeOneFile() throws IOException {
        var other = node();
        for (int i = 0; i < 12; i++) {
            put("sample/items_%02d.csv".formatted(i), GOOD);
        }
        var both = Stream.of(inbox, other)
                .map(node -> CompletableFuture.supplyAsync(() -> node.look() + node.look()))
                .toList();
        assertThat(both.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(12);
        assertThat(db.sql("select count(*) from import").query(Long.class).single())
                .isEqualTo(12);
    }

    @Test
    void aFileThatCouldNotBeMovedAwayIsNotTakenInButTriedLater() throws IOException {
        put("sample/items.csv", GOOD);
        put("sample/done", "a file where the folder should be");
        lookTwice();
        inbox.look();
        assertThat(stored()).isEmpty();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(6)));
        Files.delete(folder.resolve("sample/done"));
        inbox.look();
        assertThat(folder.resolve("sample/done/items.csv")).exists();
        assertThat(db.sql("select count(*) from import").query(Long.class).single())
                .isOne();
    }

    @Test
    void aFolderThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new Inbox(properties(folder.resolve("nowhere")), desk, connection, clock))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("stopgap.inbox");
    }

    private Inbox node() {
        return new Inbox(properties(folder), desk, connection, clock);
    }

    private static StopgapProperties properties(Path inbox) {
        return new StopgapProperties(
                Path.of("data"), Locale.JAPANESE, URI.create("http://localhost"), Path.of("suppliers"), inbox);
    }

    private void lookTwice() {
        inbox.look();
        inbox.look();
    }

    private Path put(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<String> stored() {
        return db.sql("select sku || ' ' || name from item order by sku")
                .query(String.class)
                .list();
    }

    private List<String> ledger() {
        return db.sql("select code from ledger_entry").query(String.class).list();
    }

    private List<String> mails() {
        return db.sql(
                        "select regexp_replace(thing, '.*(inbox .*) \\d+ \\d+$', '\\1') from message where template = 'import-refused'")
                .query(String.class)
                .list();
    }
}
