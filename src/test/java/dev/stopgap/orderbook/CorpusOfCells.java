package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.CorpusFile.cells;
import static dev.stopgap.orderbook.CorpusFile.of;

import java.util.List;

/** Numbers, dates, words, keys; rows of one key; the same again. */
final class CorpusOfCells {

    private static final String MUST = "order_no,line_no,ordered_at,sku,quantity,unit_price,tax_rate";
    private static final String LINE = "A,1,2025-10-01,P,3,120,10";

    private CorpusOfCells() {}

    static List<CorpusFile> files() {
        return List.of(
                cells("orders", "unit_price", "1,234", "１，２３４．５", "￥1,234", "¥ 98", "\\1,000", "＼２", "-5", "－５", "−5")
                        .become("1234", "1234.5", "1234", "98", "1000", "2", "-5", "-5", "-5"),
                cells(
                                "orders",
                                "unit_price",
                                "▲1,234",
                                "△￥5",
                                "120円",
                                "+7",
                                "007",
                                "1.50",
                                "　12 ",
                                "0",
                                "999999999999999.9999")
                        .become("-1234", "-5", "120", "7", "7", "1.5", "12", "0", "999999999999999.9999"),
                cells(
                                "orders",
                                "unit_price",
                                "1,23",
                                "1.2.3",
                                "(5)",
                                "①",
                                "十",
                                "-",
                                "NULL",
                                "1 234",
                                "NaN",
                                "0x1F",
                                "1,234-")
                        .refused(each(
                                "unit_price",
                                "notANumber",
                                "1,23",
                                "1.2.3",
                                "(5)",
                                "①",
                                "十",
                                "'-",
                                "NULL",
                                "1 234",
                                "NaN",
                                "0x1F",
                                "1,234-")),
                cells("orders", "unit_price", "", "1.23456", "1234567890123456", "1.23457E+11", "1E-3")
                        .refused(
                                "1|unit_price||empty",
                                "2|unit_price|1.23456|tooManyDecimals",
                                "3|unit_price|1234567890123456|tooManyDigits",
                                "4|unit_price|1.23457E+11|destroyedByExcel",
                                "5|unit_price|1E-3|destroyedByExcel"),
                cells("orders", "quantity", "0", "-1", "0.0001", "2,000.50")
                        .refused("1|quantity|0|notPositive", "2|quantity|-1|notPositive")
                        .become("0.0001", "2000.5"),
                cells("orders", "cancelled_quantity", "0", "", "-1")
                        .refused("3|cancelled_quantity|-1|negative")
                        .become("0", ""),
                cells("items", "priority", "１", "1.0", "1.5", "1000000000", "-1")
                        .refused(
                                "3|priority|1.5|notAnInteger",
                                "4|priority|1000000000|tooManyDigits",
                                "5|priority|-1|negative")
                        .become("1", "1"),
                cells("orders", "tax_rate", "10", "８", "0", "10.0", "8%", "５", "0.1", "10 %x")
                        .refused(
                                "6|tax_rate|５|unknownWord",
                                "7|tax_rate|0.1|unknownWord",
                                "8|tax_rate|10 %x|unknownWord")
                        .become("10", "8", "0", "10", "8"),
                cells(
                                "orders",
                                "needed_by",
                                "2025-01-05",
                                "2025/1/5",
                                "20250105",
                                "2025年1月5日",
                                "令和7年1月5日",
                                "R7.1.5",
                                "r07.01.05",
                                "Ｒ７．１．５",
                                "45662",
                                "2025.1.5",
                                "２０２５／０１／０５")
                        .become(same(11, "2025-01-05")),
                cells(
                                "orders",
                                "needed_by",
                                "2025年1月5日(日)",
                                "2025/01/05（日）",
                                "令和7年1月5日(日曜日)",
                                "2025/1/5 0:00",
                                "2025-01-05T00:00:00+09:00",
                                "2025-01-04T15:00:00Z")
                        .become(same(6, "2025-01-05")),
                cells("orders", "needed_by", "平成31年4月30日", "令和元年5月1日", "H31.4.30", "S64.1.7", "1900-01-01")
                        .become("2019-04-30", "2019-05-01", "2019-04-30", "1989-01-07", "1900-01-01"),
                cells("orders", "needed_by", "19/10/2025", "10/19/2025", "25/01/05", "1-2-2025")
                        .refused(
                                each("needed_by", "ambiguousDate", "19/10/2025", "10/19/2025", "25/01/05", "1-2-2025")),
                cells(
                                "orders",
                                "needed_by",
                                "2025-02-30",
                                "2025/13/1",
                                "20250231",
                                "令和元年4月30日",
                                "平成31年5月1日",
                                "2025/01/05(月)",
                                "0000-00-00",
                                "2025-02-29")
                        .refused(each(
                                "needed_by",
                                "impossibleDate",
                                "2025-02-30",
                                "2025/13/1",
                                "20250231",
                                "令和元年4月30日",
                                "平成31年5月1日",
                                "2025/01/05(月)",
                                "0000-00-00",
                                "2025-02-29")),
                cells("orders", "needed_by", "未定", "2025/10", "-", "2025-1-5x", "10月5日")
                        .refused(each("needed_by", "notADate", "未定", "2025/10", "'-", "2025-1-5x", "10月5日")),
                cells("orders", "needed_by", "2025-10-19 16:30", "45949.5", "2025-10-19T00:00:00Z")
                        .refused(
                                each("needed_by", "timeInDate", "2025-10-19 16:30", "45949.5", "2025-10-19T00:00:00Z")),
                cells(
                                "orders",
                                "ordered_at",
                                "2025-10-19",
                                "2025/10/19 16:30",
                                "2025-10-19T16:30:00+09:00",
                                "2025-10-19T07:30:00Z",
                                "2025年10月19日 16時30分",
                                "45949.6875",
                                "２０２５／１０／１９　１６：３０：０５")
                        .become(
                                "2025-10-19T00:00:00+09:00",
                                "2025-10-19T16:30:00+09:00",
                                "2025-10-19T16:30:00+09:00",
                                "2025-10-19T16:30:00+09:00",
                                "2025-10-19T16:30:00+09:00",
                                "2025-10-19T16:30:00+09:00",
                                "2025-10-19T16:30:05+09:00"),
                cells("orders", "ordered_at", "2025-10-19 24:00", "2025-10-19T25:00:00+09:00", "2025/10/19 12:60")
                        .refused(each(
                                "ordered_at",
                                "impossibleDate",
                                "2025-10-19 24:00",
                                "2025-10-19T25:00:00+09:00",
                                "2025/10/19 12:60")),
                cells(
                                "orders",
                                "sku",
                                "00123",
                                "ＡＢ１２",
                                " x　",
                                "1.23457E+11",
                                "#N/A",
                                "a\u0000b",
                                "a\tb",
                                "x".repeat(101))
                        .refused(
                                "4|sku|1.23457E+11|destroyedByExcel",
                                "5|sku|#N/A|excelError",
                                "6|sku|a\u2400b|controlCharacter",
                                "7|sku|a\tb|controlCharacter",
                                "8|sku|" + "x".repeat(101) + "|tooLong")
                        .become("00123", "ＡＢ１２", "x"),
                cells(
                                "orders",
                                "item_name",
                                "NULL",
                                "-",
                                "  ",
                                "#N/A",
                                "=1+1",
                                "'=1+1",
                                "\u001b",
                                "字".repeat(1_000),
                                "字".repeat(1_001))
                        .refused("7|item_name|\u001b|controlCharacter", "9|item_name|" + "字".repeat(200) + "…|tooLong")
                        .become("NULL", "'-", "", "#N/A", "'=1+1", "'=1+1", "字".repeat(1_000)),
                cells("orders", "ship_mode", "direct", "ＷＡＲＥＨＯＵＳＥ", " Direct ", "直送", "DIRECT.")
                        .refused("4|ship_mode|直送|unknownWord", "5|ship_mode|DIRECT.|unknownWord")
                        .become("DIRECT", "WAREHOUSE", "DIRECT"),
                cells("orders", "status", "shipped", "RETURNED", "ON_HOLD")
                        .refused("2|status|RETURNED|unknownWord")
                        .become("SHIPPED", "ON_HOLD"),
                cells("shipments", "status", "returned", "DELIVERED", "LOST")
                        .refused("3|status|LOST|unknownWord")
                        .become("RETURNED", "DELIVERED"),
                cells("substitutes", "partial_delivery", "TRUE", "可", "○", "false", "不可", "×", "はい")
                        .refused("7|partial_delivery|はい|unknownWord")
                        .become("true", "true", "true", "false", "false", "false"),
                cells("invoices", "registration_no", "T1234567890123", "ｔ１２３４５６７８９０１２３", "1234567890123", "T123")
                        .refused(
                                "3|registration_no|1234567890123|notARegistrationNumber",
                                "4|registration_no|T123|notARegistrationNumber")
                        .become("T1234567890123", "T1234567890123"),
                cells("payments", "amount", "396", "-396", "0")
                        .refused("2|amount|-396|notPositive", "3|amount|0|notPositive")
                        .become("396"),
                signs("REFUND", "100", "positiveCorrection"),
                signs("CANCEL", "100", "positiveCorrection"),
                signs("SALE", "-100", "negativeSale"),
                of("signs as they should be")
                        .kind("transactions")
                        .text(
                                "transaction_no,kind,posted_on,amount,tax_rate\n1,REFUND,2025-10-01,-5,10\n2,CANCEL,2025-10-01,▲5,10\n3,FEE,2025-10-01,5,0\n4,ADJUSTMENT,2025-10-01,-5,8\n5,REFUND,2025-10-01,0,10\n")
                        .stored("amount", "-5", "-5", "5", "-5", "0"),
                of("shipments and invoices that fit nothing come in")
                        .kind("shipments")
                        .text("order_no,line_no,shipment_no,shipped_on,quantity\nNOWHERE,9,S1,2025-10-01,5\n")
                        .stored("order_no", "NOWHERE"),
                of("a substitute's supplier without a profile is listed")
                        .kind("substitutes")
                        .text("sku,rank,supplier,alt_sku,unit_price\nP,1,machi-no-bunguya,Q,100\n")
                        .says("\"unknownSuppliers\":[\"machi-no-bunguya\"]")
                        .stored("supplier", "machi-no-bunguya"),
                of("one key, the same values in other clothes: once")
                        .kind("orders")
                        .text(MUST + "\n" + LINE + "\nA,1,2025/10/1 0:00,P,3.0,￥120,10\n")
                        .counts("rows=2 added=1 unchanged=1")
                        .stored("order_no", "A"),
                of("one key, other values: all its rows refused")
                        .kind("orders")
                        .good()
                        .text(MUST + "\n" + LINE + "\nB,1,2025-10-01,P,3,120,10\nA,1,2025-10-01,P,4,120,10\n" + LINE
                                + "\n")
                        .counts("rows=4 added=1 refused=3")
                        .refused(
                                "1|order_no + line_no|A / 1|twiceDifferent",
                                "3|order_no + line_no|A / 1|twiceDifferent",
                                "4|order_no + line_no|A / 1|twiceDifferent")
                        .stored("order_no", "B"),
                of("keys differ by width and by leading noughts")
                        .text("sku\n1\n01\n１\n")
                        .counts("rows=3 added=3")
                        .stored("sku", "01", "1", "１"),
                of("the same file again")
                        .kind("orders")
                        .after(MUST + "\n" + LINE + "\n")
                        .text(MUST + "\n" + LINE + "\n")
                        .counts("rows=1 unchanged=1")
                        .stored("order_no", "A"),
                of("an absent column leaves, an empty cell clears")
                        .after("sku,name,category,unit\nA,紙,文具,箱\n")
                        .text("sku,name,category\nA,,文具\n")
                        .counts("rows=1 changed=1")
                        .stored("sku|name|category|unit", "A||文具|箱"),
                of("an empty cell does not clear what is required")
                        .kind("orders")
                        .after(MUST + "\n" + LINE + "\n")
                        .text(MUST + "\nA,1,2025-10-01,,3,120,10\n")
                        .counts("rows=1 refused=1")
                        .refused("1|sku||empty")
                        .stored("sku", "P"),
                of("one bad row holds all back")
                        .text("sku,class\nA,A\nB,Z\nC,B\n")
                        .counts("rows=3 refused=1")
                        .refused("2|class|Z|unknownWord")
                        .stored("sku"),
                of("several faults of a row are one refused row")
                        .text("sku,class,priority\n,Z,x\n")
                        .counts("rows=1 refused=1")
                        .refused("1|sku; class; priority|; Z; x|empty; unknownWord; notANumber")
                        .stored("sku"),
                of("an errors.csv whose row still has too much")
                        .text("sku,name,,row,column,value,message,remedy\nA,b,c,1,,,x,y\nB,b,,2,,,x,y\n")
                        .good()
                        .counts("rows=2 added=1 refused=1")
                        .refused("1||c|tooManyCells")
                        .stored("sku", "B"),
                of("an errors.csv that comes back")
                        .text("sku,name,row,column,value,message,remedy\n'=A,'@b,1,class,Z,x,y\n")
                        .says("\"unknownColumns\":[]")
                        .stored("sku|name", "'=A|'@b"));
    }

    private static CorpusFile signs(String kind, String amount, String why) {
        return of("the sign of a " + kind)
                .kind("transactions")
                .text("transaction_no,kind,posted_on,amount,tax_rate\n1," + kind + ",2025-10-01," + amount + ",10\n")
                .counts("rows=1 refused=1")
                .refused("1|amount|" + amount + "|" + why)
                .stored("amount");
    }

    private static String[] each(String column, String code, String... values) {
        var all = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (i + 1) + "|" + column + "|" + values[i] + "|" + code;
        }
        return all;
    }

    private static String[] same(int count, String value) {
        var all = new String[count];
        java.util.Arrays.fill(all, value);
        return all;
    }
}
