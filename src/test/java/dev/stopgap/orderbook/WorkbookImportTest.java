package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StopgapTest
class WorkbookImportTest {

    private static final String[] HEADER = {
        "order_no", "line_no", "ordered_at", "sku", "quantity", "unit_price", "tax_rate", "needed_by"
    };

    @Autowired
    Imports imports;

    @Autowired
    ImportRecord record;

    @Autowired
    JdbcClient db;

    @Test
    void theFirstSheetWhoseHeaderFitsIsRead() throws IOException {
        var file = workbook(book -> {
            book.newWorksheet("説明").value(0, 0, "この表は…");
            Worksheet sheet = book.newWorksheet("注文");
            header(sheet, 1);
            sheet.value(2, 0, 123);
            sheet.style(2, 0).format("00000").set();
            sheet.value(2, 1, 1);
            sheet.value(2, 2, 45949.6875);
            sheet.value(2, 3, "０４１");
            sheet.value(2, 4, 3);
            sheet.value(2, 5, 0.1 + 0.2);
            sheet.value(2, 6, "１０");
            sheet.value(2, 7, LocalDate.of(2025, 10, 31));
        });
        assertThat(take(file)).returns("xlsx", ImportResult::encoding).returns(1L, ImportResult::added);
        assertThat(db.sql(
                                """
                        select concat_ws(' ', order_no, sku, trim_scale(unit_price), needed_by,
                                         ordered_at at time zone 'Asia/Tokyo') from order_line
                        """)
                        .query(String.class)
                        .single())
                .isEqualTo("00123 ０４１ 0.3 2025-10-31 2025-10-19 16:30:00");
    }

    @Test
    void aRefusedRowTellsItsPlaceInTheSheetToo() throws IOException {
        var file = workbook(book -> {
            Worksheet sheet = book.newWorksheet("Sheet1");
            header(sheet, 0);
            sheet.value(4, 0, 1.234567890123456e18);
            sheet.value(4, 1, "1");
            sheet.value(4, 2, "2025/10/1");
            sheet.value(4, 3, "P");
            sheet.value(4, 4, 1);
            sheet.value(4, 5, 1);
            sheet.value(4, 6, 10);
        });
        var result = take(file);
        assertThat(record.firstRefused(result.id(), 5).get(0))
                .returns(1L, ImportRecord.RefusedRow::row)
                .returns(5, ImportRecord.RefusedRow::sheetRow)
                .extracting(row -> row.wrong().get(0).code())
                .isEqualTo("destroyedByExcel");
    }

    @Test
    void aWorkbookWithoutSuchASheetNamesItsSheets() throws IOException {
        var file = workbook(book -> {
            book.newWorksheet("説明").value(0, 0, "a");
            book.newWorksheet("集計").value(0, 0, "b");
        });
        assertThatThrownBy(() -> take(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("説明, 集計");
    }

    @Test
    void textsThatDoNotFitIntoMemoryComeBackFromTheDisk() {
        var texts = new String[60_000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "%06d ".formatted(i) + "品名".repeat(70);
        }
        texts[0] = "sku";
        texts[1] = "name";
        var rows = new StringBuilder(Parts.row(1, Parts.typed("s", "0"), Parts.typed("s", "1")));
        for (int i = 2; i < 302; i++) {
            String text = String.valueOf(i * 7_919 % texts.length);
            rows.append(Parts.row(i, Parts.typed("s", text), Parts.typed("s", text)));
        }
        var file = Parts.workbook().strings(texts).sheet("S", rows.toString()).zip();
        var result = imports.importFile(
                new SupplierId("sample"),
                Kind.ITEMS,
                "items.xlsx",
                new ByteArrayInputStream(file),
                new ImportOptions(false, true),
                "buyer");
        // Their keys are too long, so that each row comes back as it was read.
        assertThat(record.firstRefused(result.id(), 300)).hasSize(300).allSatisfy(row -> {
            String text = texts[(int) ((row.row() + 1) * 7_919 % texts.length)];
            assertThat(row.cells()).containsExactly(text, text);
        });
    }

    @Test
    void aBombIsNotOpened() throws IOException {
        String blank = "<sheetData>" + " ".repeat(64 << 20);
        assertThatThrownBy(() -> take(
                        Parts.workbook().with("xl/worksheets/sheet1.xml", blank).zip()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("bomb");
        assertThatThrownBy(() -> take(new byte[] {'P', 'K', 3, 4, 0}))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("workbook");
    }

    private ImportResult take(byte[] file) {
        return imports.importFile(
                new SupplierId("sample"),
                Kind.ORDERS,
                "orders.xlsx",
                new ByteArrayInputStream(file),
                ImportOptions.ALL_OR_NOTHING,
                "buyer");
    }

    private static void header(Worksheet sheet, int row) {
        for (int i = 0; i < HEADER.length; i++) {
            sheet.value(row, i, HEADER[i]);
        }
    }

    private static byte[] workbook(Consumer<Workbook> content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            content.accept(book);
        }
        return bytes.toByteArray();
    }
}
