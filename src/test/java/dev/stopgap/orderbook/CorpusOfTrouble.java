package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.CorpusFile.of;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What is no table at all, or too much of one. */
final class CorpusOfTrouble {

    private CorpusOfTrouble() {}

    static List<CorpusFile> files() {
        return List.of(
                of("gzip")
                        .named("orders.csv.gz")
                        .bytes(bytes(0x1f, 0x8b, 8, 0, 0))
                        .unreadable(415, "gzip"),
                of("a ZIP").named("orders.zip").bytes(bytes('P', 'K', 3, 4, 0)).unreadable(415, "zip"),
                of("an old workbook")
                        .named("orders.xls")
                        .bytes(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1))
                        .unreadable(415, "oldExcel"),
                of("an old workbook with a new name")
                        .named("orders.xlsx")
                        .bytes(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1))
                        .unreadable(415, "oldExcel"),
                of("a workbook behind a password")
                        .named("orders.xlsx")
                        .bytes(locked())
                        .unreadable(422, "locked"),
                of("a web page that calls itself Excel")
                        .named("orders.xls")
                        .text("\ufeff\n<html><table><tr><td>sku</td></tr></table></html>")
                        .unreadable(415, "webPage"),
                of("a PDF").named("orders.csv").text("%PDF-1.7\n1 0 obj\n").unreadable(415, "binary"),
                of("noise").bytes(noise(200_000)).unreadable(415, "binary"),
                of("UTF-16 without its mark")
                        .text("sku,name\nA,paper\n".repeat(3), StandardCharsets.UTF_16LE)
                        .unreadable(415, "binary"),
                of("a line of 50 MB")
                        .text("sku,name\nA," + "x".repeat(50 << 20))
                        .unreadable(422, "malformed"),
                of("a header of 50 MB").text("x".repeat(50 << 20)).unreadable(422, "malformed"),
                of("10,000 columns").text("sku" + ",x".repeat(9_999) + "\nA\n").unreadable(422, "malformed", "1000"),
                of("10,000 cells in a row")
                        .text("sku,name\nA" + ",x".repeat(9_999) + "\n")
                        .unreadable(422, "malformed"),
                of("a column of a kind that is not this one")
                        .kind("orders")
                        .text("sku,rank,supplier,alt_sku,unit_price\nA,1,s,B,1\n")
                        .unreadable(422, "missingColumn", "order_no", "rank, supplier, alt_sku"),
                of("5,000 rows, each of them wrong")
                        .kind("items")
                        .text("sku,class\n" + "A,Z\n".repeat(3))
                        .counts("rows=3 refused=3")
                        .refused("1|class|Z|unknownWord", "2|class|Z|unknownWord", "3|class|Z|unknownWord")
                        .stored("sku"),
                of("cells that a spreadsheet would run leave harmless")
                        .text("sku,name,category,unit\n=1+1,@SUM(A1),＋８１,\"\t=x\"\n-5,'-x,-1-1,+7\n")
                        .stored("sku|name|category|unit", "-5|'-x|'-1-1|+7", "'=1+1|'@SUM(A1)|'＋８１|'=x"));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] locked() {
        byte[] file = new byte[100_000];
        System.arraycopy(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1), 0, file, 0, 5);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, 65_530, name.length);
        return file;
    }

    private static byte[] noise(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
