package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.CorpusFile.of;
import static dev.stopgap.orderbook.Parts.number;
import static dev.stopgap.orderbook.Parts.row;
import static dev.stopgap.orderbook.Parts.typed;
import static dev.stopgap.orderbook.Parts.workbook;

import java.util.List;

/** Workbooks as Excel, other programs and people make them. */
final class CorpusOfWorkbooks {

    private static final String[] ORDER = {
        "order_no", "line_no", "ordered_at", "sku", "quantity", "unit_price", "tax_rate", "needed_by", "item_name"
    };

    private CorpusOfWorkbooks() {}

    static List<CorpusFile> files() {
        return List.of(
                of("shared strings with furigana and runs")
                        .workbook(workbook()
                                .strings(
                                        "sku",
                                        "name",
                                        "A",
                                        "<r><t>東</t></r><r><t xml:space=\"preserve\">京 </t></r><rPh><t>トウキョウ</t></rPh>")
                                .sheet(
                                        "S",
                                        row(1, typed("s", "0"), typed("s", "1"))
                                                + row(2, typed("s", "2"), typed("s", "3"))))
                        .encoding("xlsx")
                        .counts("rows=1 added=1")
                        .stored("sku|name", "A|東京"),
                order(
                                "dates by style and serial, noughts by format, a tenth and two tenths",
                                number("123", 0),
                                "1",
                                number("45949.6875", 1),
                                "０４１",
                                "3",
                                number("0.30000000000000004", 2),
                                number("0.1", 3),
                                number("45961", 1),
                                number("45949", 1))
                        .stored(
                                "order_no|ordered_at|unit_price|tax_rate|needed_by|item_name",
                                "00123|2025-10-19T16:30:00+09:00|0.3|10|2025-10-31|2025-10-19"),
                order(
                                "formulas by their values, truth values",
                                "<c t=\"str\"><f>\"A\"&amp;1</f><v>A1</v></c>",
                                "1",
                                "2025/10/19",
                                "P",
                                "<c><f>1+2</f><v>3</v></c>",
                                "120",
                                "10",
                                "",
                                typed("b", "1"))
                        .stored("order_no|quantity|item_name", "A1|3|true"),
                order(
                                "an error of Excel, whatever the column",
                                "A",
                                "1",
                                "2025/10/19",
                                "P",
                                "3",
                                "120",
                                "10",
                                "",
                                typed("e", "#N/A"))
                        .counts("rows=1 refused=1")
                        .refused("1 (2)|item_name|#N/A|excelError")
                        .stored("order_no"),
                order(
                                "a number that became a date",
                                number("45659", 1),
                                "1",
                                "2025/10/19",
                                "P",
                                "3",
                                "120",
                                "10",
                                "",
                                "")
                        .counts("rows=1 refused=1")
                        .refused("1 (2)|order_no|2025-01-02|excelDate")
                        .stored("order_no"),
                order(
                                "a number that lost its end",
                                number("1.2345678901234499E+17", 4),
                                "1",
                                "2025/10/19",
                                "P",
                                "3",
                                "120",
                                "10",
                                "",
                                "")
                        .counts("rows=1 refused=1")
                        .refused("1 (2)|order_no|1.23457E+17|destroyedByExcel")
                        .stored("order_no"),
                order(
                                "dates as Japanese Excel formats them, where texts are due",
                                "A",
                                "1",
                                number("45949", 5),
                                "P",
                                number("3", 6),
                                number("-120", 7),
                                "10",
                                number("45961", 5),
                                number("45949", 5))
                        .stored(
                                "ordered_at|quantity|unit_price|needed_by|item_name",
                                "2025-10-19T00:00:00+09:00|3|-120|2025-10-31|2025-10-19"),
                order(
                                "a number that is none, and one that no spreadsheet holds",
                                "A",
                                "1",
                                "2025-10-19",
                                "P",
                                number("1,5", 0),
                                number("1E+999999999", 0),
                                "10",
                                "",
                                "")
                        .counts("rows=1 refused=1")
                        .refused("1 (2)|quantity; unit_price|1,5; 1E+999999999|notANumber; notANumber")
                        .stored("order_no"),
                of("days from 1904")
                        .kind("orders")
                        .workbook(workbook()
                                .from1904()
                                .formats("yyyy/m/d")
                                .sheet(
                                        "S",
                                        row(1, ORDER)
                                                + row(
                                                        2,
                                                        "A",
                                                        "1",
                                                        number("44487", 0),
                                                        "P",
                                                        "3",
                                                        "120",
                                                        "10",
                                                        number("44499", 0))))
                        .stored("ordered_at|needed_by", "2025-10-19T00:00:00+09:00|2025-10-31"),
                of("the first sheet whose header fits, below a title; a hidden one last")
                        .workbook(workbook()
                                .sheet("隠し", "hidden", row(1, "sku") + row(2, "HIDDEN"))
                                .sheet("説明", row(1, "この表は商品の一覧です"))
                                .sheet("商品", row(1, "商品一覧") + row(3, "sku", "name") + row(5, "A", "紙"))
                                .sheet("商品2", row(1, "sku") + row(2, "B")))
                        .counts("rows=1 added=1")
                        .stored("sku", "A"),
                of("no sheet fits")
                        .workbook(workbook().sheet("説明", row(1, "x")).sheet("集計", row(1, "y")))
                        .unreadable(422, "sheet", "説明, 集計", "sku"),
                of("one sheet that does not fit names what is missing")
                        .kind("orders")
                        .workbook(workbook().sheet("S", row(1, "order_no", "memo")))
                        .unreadable(422, "missingColumn", "line_no", "memo"),
                of("rows and cells without addresses, gaps, empty styled rows")
                        .workbook(
                                workbook()
                                        .sheet(
                                                "S",
                                                "<row><c t=\"inlineStr\"><is><t>sku</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c><c t=\"inlineStr\"><is><t>class</t></is></c></row>"
                                                        + "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"C9\" t=\"inlineStr\"><is><t>Z</t></is></c></row>"
                                                        + "<row r=\"20\"><c r=\"A20\" s=\"1\"/><c r=\"B20\" s=\"1\"><v></v></c></row>"))
                        .counts("rows=1 refused=1")
                        .refused("1 (9)|class|Z|unknownWord")
                        .stored("sku"),
                of("merged cells leave the others empty")
                        .kind("substitutes")
                        .workbook(workbook()
                                .sheet(
                                        "S",
                                        row(1, "sku", "rank", "supplier", "alt_sku", "unit_price")
                                                + row(2, "P", "1", "s", "Q", "1")
                                                + row(3, "", "2", "s", "R", "1")))
                        .counts("rows=2 refused=1")
                        .refused("2 (3)|sku||empty")
                        .stored("sku"),
                of("a stray cell far to the right")
                        .workbook(
                                workbook()
                                        .sheet(
                                                "S",
                                                row(1, "sku")
                                                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"XFD2\"><v>1</v></c></row>"))
                        .counts("rows=1 refused=1")
                        .refused("1 (2)||1|tooManyCells")
                        .stored("sku"),
                of("characters that XML cannot hold")
                        .workbook(workbook()
                                .sheet(
                                        "S",
                                        row(1, "sku", "name")
                                                + row(2, "A", "a_x000A_b_x0041_")
                                                + row(3, "B", "_x0007_")))
                        .good()
                        .counts("rows=2 added=1 refused=1")
                        .refused("2 (3)|name|\u0007|controlCharacter")
                        .stored("name", "a\nbA"),
                of("an entity")
                        .workbook(workbook()
                                .with(
                                        "xl/worksheets/sheet1.xml",
                                        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>"
                                                + row(1, "sku") + row(2, "&a;") + "</sheetData></worksheet>"))
                        .unreadable(422, "workbook"),
                of("an entity of entities")
                        .workbook(workbook()
                                .strings("sku")
                                .with(
                                        "xl/sharedStrings.xml",
                                        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>")
                                .sheet("S", row(1, typed("s", "0"))))
                        .unreadable(422, "workbook"),
                of("a bomb in a sheet")
                        .workbook(workbook()
                                .with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + " ".repeat(40 << 20)))
                        .unreadable(422, "bomb"),
                of("a bomb of strings")
                        .workbook(workbook()
                                .strings("sku")
                                .with("xl/sharedStrings.xml", "<sst>" + "<si><t></t></si>".repeat(3 << 20) + "</sst>")
                                .sheet("S", row(1, "sku")))
                        .unreadable(422, "bomb"),
                of("a string that is not there")
                        .workbook(
                                workbook().strings("sku").sheet("S", row(1, typed("s", "0")) + row(2, typed("s", "7"))))
                        .unreadable(422, "workbook"),
                of("a workbook that breaks off")
                        .named("file.xlsx")
                        .bytes(half(workbook().sheet("S", row(1, "sku")).zip()))
                        .unreadable(422, "workbook"),
                of("a sheet that breaks off")
                        .workbook(workbook()
                                .with(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet><sheetData>" + row(1, "sku") + "<row><c><v>1"))
                        .unreadable(422, "workbook"),
                of("text that calls itself a workbook")
                        .named("file.xlsx")
                        .text("sku\nA\n")
                        .unreadable(422, "workbook"),
                of("a workbook that calls itself text")
                        .named("file.csv")
                        .bytes(workbook().sheet("S", row(1, "sku")).zip())
                        .unreadable(415, "zip"));
    }

    private static CorpusFile order(String what, String... cells) {
        return of(what).kind("orders")
                .workbook(workbook()
                        .formats(
                                "00000",
                                "yyyy/m/d h:mm",
                                "#,##0.00",
                                "0%",
                                "General",
                                "[$-411]ggge\"年\"m\"月\"d\"日\";@",
                                "0_ ",
                                "\"¥\"#,##0;[Red]\"¥\"\\-#,##0")
                        .sheet("注文", row(1, ORDER) + row(2, cells)));
    }

    private static byte[] half(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }
}
