package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class ImportsTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");
    private static final String MUST = "order_no,line_no,ordered_at,sku,quantity,unit_price,tax_rate";

    @Autowired
    Imports imports;

    @Autowired
    ImportRecord record;

    @Autowired
    JdbcClient db;

    @Test
    void theSameFileTwiceChangesNothing() {
        String file = MUST + "\nA-001,1,2025-10-01,P1,3,120,10\nA-001,2,2025-10-01,P2,1,80.5,8\n";
        assertThat(orders(file)).returns(2L, ImportResult::added).returns(0L, ImportResult::unchanged);
        assertThat(orders(file)).returns(0L, ImportResult::added).returns(2L, ImportResult::unchanged);
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        orders(MUST + ",status,destination\nA,1,2025-10-01,P1,3,120,10,PICKING,本社\n");
        assertThat(orders(MUST + ",status\nA,1,2025-10-01,P1,3,120,10,\n").changed())
                .isEqualTo(1);
        assertThat(line("A", "1")).containsEntry("status", null).containsEntry("destination", "本社");
        assertThat(db.sql("select before::text || after::text from import_change")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"status\": \"PICKING\"}{\"status\": null}");
    }

    @Test
    void aFileOfAnotherHouseIsReadAsItIsMeant() {
        String file = "ORDER_NO\tLine_No\tordered_at\tsku\tquantity\tunit_price\ttax_rate\tneeded_by\tship_mode\r\n"
                + "００１２３\t1\t2025/10/19 16:30\tＡ4\t１，２３４\t￥1,234.5\t１０\t令和7年10月31日\tＤｉｒｅｃｔ\r\n";
        ImportResult result = take(Kind.ORDERS, file.getBytes(Charset.forName("windows-31j")));
        assertThat(result).returns("windows-31j", ImportResult::encoding).returns(1L, ImportResult::added);
        assertThat(line("００１２３", "1"))
                .containsEntry("sku", "Ａ4")
                .containsEntry("quantity", "1234")
                .containsEntry("unit_price", "1234.5")
                .containsEntry("ordered_at", "2025-10-19 16:30:00")
                .containsEntry("needed_by", "2025-10-31")
                .containsEntry("ship_mode", "DIRECT");
    }

    @Test
    void oneBadRowHoldsTheWholeFileBackUnlessTheGoodOnesAreAskedFor() {
        String file =
                MUST + "\nA,1,19/10/2025,P1,3,120,10\nA,2,2025-10-01,P1,-3,1.23456,9\nA,3,2025-10-01,P1,3,120,10\n";
        assertThat(orders(file))
                .returns(3L, ImportResult::rows)
                .returns(2L, ImportResult::refused)
                .returns(0L, ImportResult::added);
        var good = imports.importFile(
                SAMPLE, Kind.ORDERS, "orders.csv", stream(file), new ImportOptions(false, true), "buyer");
        assertThat(good).returns(2L, ImportResult::refused).returns(1L, ImportResult::added);
        assertThat(record.firstRefused(good.id(), 10))
                .flatExtracting(ImportRecord.RefusedRow::wrong)
                .extracting(Wrong::column, Wrong::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ordered_at", "ambiguousDate"),
                        org.assertj.core.groups.Tuple.tuple("quantity", "notPositive"),
                        org.assertj.core.groups.Tuple.tuple("unit_price", "tooManyDecimals"),
                        org.assertj.core.groups.Tuple.tuple("tax_rate", "unknownWord"));
        assertThat(record.firstRefused(good.id(), 1).get(0).cells())
                .isEqualTo(List.of("A", "1", "19/10/2025", "P1", "3", "120", "10"));
    }

    @Test
    void aDryRunStoresNothing() {
        var result = imports.importFile(
                SAMPLE,
                Kind.ORDERS,
                "orders.csv",
                stream(MUST + "\nA,1,2025-10-01,P1,3,120,10\n"),
                new ImportOptions(true, false),
                "buyer");
        assertThat(result).returns(1L, ImportResult::added).returns(true, ImportResult::dryRun);
        assertThat(db.sql("select count(*) from order_line").query(Long.class).single())
                .isZero();
    }

    @Test
    void twoRowsOfOneKeyCountOnceIfEqualAndAreBothRefusedIfNot() {
        String file = MUST
                + "\nA,1,2025-10-01,P1,3,120,10\nA,1,2025/10/1,P1,3.0,120,10\nB,1,2025-10-01,P1,3,120,10\nB,1,2025-10-01,P1,4,120,10\n";
        var result = imports.importFile(
                SAMPLE, Kind.ORDERS, "orders.csv", stream(file), new ImportOptions(false, true), "buyer");
        assertThat(result)
                .returns(1L, ImportResult::added)
                .returns(1L, ImportResult::unchanged)
                .returns(2L, ImportResult::refused);
    }

    @Test
    void aFileWithoutARequiredColumnIsNamedAsSuch() {
        assertThatThrownBy(() -> orders("order_no,line_no,foo\nA,1,x\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("missingColumn")
                .hasMessageContaining("ordered_at, sku, quantity, unit_price, tax_rate")
                .hasMessageContaining("foo");
    }

    @Test
    void aQuoteLeftOpenIsNoFile() {
        assertThatThrownBy(() -> orders(MUST + "\nA,1,2025-10-01,\"P1,3,120,10\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("openQuote");
    }

    @Test
    void aRefundMustBeNegative() {
        var result = take(
                Kind.TRANSACTIONS,
                "transaction_no,kind,posted_on,amount,tax_rate\nT1,REFUND,2025-10-01,100,10\nT2,REFUND,2025-10-01,-100,10\nT3,SALE,2025-10-01,-1,10\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(result.refused()).isEqualTo(2);
    }

    @Test
    void aCellThatNoTableCanHoldIsRefusedAndCanBeShown() {
        var result = orders(MUST + "\nA\0,1,2025-10-01,P1,3,120,10\n");
        assertThat(record.firstRefused(result.id(), 1).get(0).cells()).startsWith("A\u2400", "1");
    }

    @Test
    void twoPeopleWithTheSameFileAtOnceAddItOnce() {
        var file = new StringBuilder(MUST).append('\n');
        for (int i = 0; i < 500; i++) {
            file.append("A,").append(i).append(",2025-10-01,P1,3,120,10\n");
        }
        var both = Stream.of("buyer", "deputy")
                .map(person -> CompletableFuture.supplyAsync(() -> orders(file.toString())))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join))
                .extracting(ImportResult::added)
                .containsExactlyInAnyOrder(500L, 0L);
    }

    @Test
    void approversAreOurOwn() {
        var result = imports.importFile(
                null,
                Kind.APPROVERS,
                "approvers.csv",
                stream("cost_center,up_to_yen,approver\n*,,manager\n*,100000,approver\n"),
                ImportOptions.ALL_OR_NOTHING,
                "admin");
        assertThat(result.added()).isEqualTo(2);
    }

    private ImportResult orders(String file) {
        return take(Kind.ORDERS, file.getBytes(StandardCharsets.UTF_8));
    }

    private ImportResult take(Kind kind, byte[] file) {
        return imports.importFile(
                SAMPLE,
                kind,
                kind.fileName() + ".csv",
                new ByteArrayInputStream(file),
                ImportOptions.ALL_OR_NOTHING,
                "buyer");
    }

    private static ByteArrayInputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> line(String order, String line) {
        return db.sql(
                        """
                select sku, trim_scale(quantity)::text as quantity, trim_scale(unit_price)::text as unit_price, status, ship_mode,
                       destination, needed_by::text, (ordered_at at time zone 'Asia/Tokyo')::text as ordered_at
                  from order_line where order_no = :order and line_no = :line
                """)
                .param("order", order)
                .param("line", line)
                .query()
                .singleRow();
    }
}
