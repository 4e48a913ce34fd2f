package dev.stopgap.orderbook;

import static dev.stopgap.orderbook.CorpusFile.CP932;
import static dev.stopgap.orderbook.CorpusFile.of;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encodings, delimiters, lines, headers. */
final class CorpusOfTexts {

    private static final String NAMES = "①髙﨑～−㈱Ⅳ";
    private static final String MUST = "order_no,line_no,ordered_at,sku,quantity,unit_price,tax_rate";

    private CorpusOfTexts() {}

    static List<CorpusFile> files() {
        return List.of(
                of("UTF-8")
                        .text("sku,name\nA,紙\n")
                        .encoding("UTF-8")
                        .counts("rows=1 added=1")
                        .stored("name", "紙"),
                of("plain ASCII").text("sku,name\nA,paper\n").encoding("UTF-8").stored("name", "paper"),
                of("UTF-8 with mark")
                        .text("\ufeffsku,name\nA,紙\n")
                        .encoding("UTF-8-BOM")
                        .stored("sku|name", "A|紙"),
                of("UTF-16LE with mark")
                        .text("\ufeffsku,name\r\nA,紙\r\n", StandardCharsets.UTF_16LE)
                        .encoding("UTF-16LE")
                        .stored("sku|name", "A|紙"),
                of("UTF-16BE with mark")
                        .text("\ufeffsku\tname\nA\t紙", StandardCharsets.UTF_16BE)
                        .encoding("UTF-16BE")
                        .stored("sku|name", "A|紙"),
                of("CP932 with the letters of NEC and IBM")
                        .text("sku,name\r\nA,①髙﨑～－㈱Ⅳ\r\n", CP932)
                        .encoding("windows-31j")
                        .stored("name", "①髙﨑～－㈱Ⅳ"),
                of("the same letters in UTF-8 stay what they are")
                        .text("sku,name\nA," + NAMES + "〜−‖\n")
                        .encoding("UTF-8")
                        .stored("name", NAMES + "〜−‖"),
                of("CP932 whose second bytes look like delimiters")
                        .text("sku,name\nA,ソ表十能|予\n", CP932)
                        .encoding("windows-31j")
                        .stored("name", "ソ表十能|予"),
                of("half-width kana in CP932 that would be UTF-8 too")
                        .text("sku,name\nA,ﾃｲﾃｲ\n", CP932)
                        .encoding("windows-31j")
                        .says("\"otherEncoding\":\"UTF-8\"")
                        .stored("name", "ﾃｲﾃｲ"),
                of("UTF-8 that would be half-width kana too")
                        .text("sku,name\nA,Café\n")
                        .encoding("UTF-8")
                        .says("\"otherEncoding\":\"windows-31j\"")
                        .stored("name", "Café"),
                of("UTF-8 with marks only, which windows-31j would read as kanji")
                        .text("sku,name\nA,▲①\nB,École\n")
                        .encoding("UTF-8")
                        .stored("name", "▲①", "École"),
                of("EUC-JP is named, not garbled")
                        .text("sku,name\nA,コピー用紙とペン\n", Charset.forName("EUC-JP"))
                        .unreadable(422, "otherEncoding", "EUC-JP"),
                of("EUC-JP that CP932 could read")
                        .text("sku,name\nA,アイウエ\n", Charset.forName("EUC-JP"))
                        .unreadable(422, "otherEncoding", "EUC-JP"),
                of("half-width kana alone are CP932")
                        .text("sku,name\nA,ﾎﾞｰﾙﾍﾟﾝ･ｱｶ､ｸﾛ\n", CP932)
                        .encoding("windows-31j")
                        .stored("name", "ﾎﾞｰﾙﾍﾟﾝ･ｱｶ､ｸﾛ"),
                of("ISO-2022-JP is named")
                        .text("sku,name\nA,紙\n", Charset.forName("ISO-2022-JP"))
                        .unreadable(422, "otherEncoding", "ISO-2022-JP"),
                of("bytes of no encoding")
                        .bytes(new byte[] {'s', 'k', 'u', '\n', (byte) 0xfd, (byte) 0xff, '\n'})
                        .unreadable(422, "undecodable"),
                of("a UTF-8 mark before what is not UTF-8")
                        .bytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 's', 'k', 'u', '\n', (byte) 0x8E, '\n'
                        })
                        .unreadable(422, "undecodable"),
                of("tabs").named("file.tsv").text("sku\tname\nA\t紙, 白\n").stored("name", "紙, 白"),
                of("quoted tabs")
                        .named("file.tsv")
                        .text("\"sku\"\t\"name\"\n\"A\"\t\"紙\"\n")
                        .stored("sku|name", "A|紙"),
                of("semicolons").text("sku;name\nA;紙, 白\n").stored("name", "紙, 白"),
                of("bars").text("sku|name\nA|紙; 白\n").stored("sku", "A"),
                of("a line that names the delimiter")
                        .text("sep=;\nsku;name\nA;紙\n")
                        .counts("rows=1 added=1")
                        .stored("name", "紙"),
                of("mixed ends of lines, none at the end")
                        .text("sku,name\r\nA,a\nB,b\rC,c")
                        .counts("rows=3 added=3")
                        .stored("sku|name", "A|a", "B|b", "C|c"),
                of("blank lines and lines of delimiters only are no rows")
                        .text("\n,,\nsku,name,class\n\n,,\n　, ,\nA,a,Z\n\n,,\nB,b,A\n,,\n")
                        .counts("rows=2 unchanged=0 refused=1".replace(" unchanged=0", ""))
                        .refused("1|class|Z|unknownWord")
                        .stored("sku"),
                of("old end-of-text mark")
                        .text("sku,name\r\nA,a\r\n\u001a")
                        .counts("rows=1 added=1")
                        .stored("sku", "A"),
                of("quotes, delimiters and line breaks inside a field")
                        .text("sku,name\nA,\"a \"\"b\"\", c\nd\"\nB,5\" 管\n")
                        .stored("sku|name", "A|a \"b\", c\nd", "B|5\" 管"),
                of("a bare carriage return inside a field, lines that end otherwise")
                        .text("sku,name\nA,\"a\rb\"\nB,\"\r\"\nC,\"c\"\n")
                        .counts("rows=3 added=3")
                        .stored("sku|name", "A|a\rb", "B|", "C|c"),
                of("titles above the header")
                        .text("注文一覧,,\n2025年10月 分\n\nsku,name\nA,a\n")
                        .counts("rows=1 added=1")
                        .stored("sku", "A"),
                of("a header without rows")
                        .text("sku,name\n")
                        .counts("")
                        .says("\"rows\":0")
                        .stored("sku"),
                of("an empty file").text("").unreadable(422, "noHeader", "sku"),
                of("blank lines only").text("\n\n,,\n").unreadable(422, "noHeader"),
                of("no header, but rows").text("A,紙,1\nB,ペン,2\n").unreadable(422, "noHeader", "sku", "A, 紙, 1"),
                of("a required column is missing, another unknown")
                        .kind("orders")
                        .text("order_no,line_no,memo\nA,1,x\n")
                        .unreadable(422, "missingColumn", "ordered_at, sku, quantity, unit_price, tax_rate", "memo"),
                of("a column twice").text("sku,name,SKU\nA,a,B\n").unreadable(422, "doubledColumn", "sku", "SKU"),
                of("unknown columns twice are left aside")
                        .text("sku,memo,memo,\nA,1,2,\n")
                        .says("\"unknownColumns\":[\"memo\",\"memo\"]")
                        .stored("sku", "A"),
                of("headers in any case and width")
                        .text("　ＳＫＵ ,\" Name\",Daily_Usage\nA,a,1\n")
                        .stored("sku|name|daily_usage", "A|a|1"),
                of("any order of columns")
                        .kind("orders")
                        .text(
                                "tax_rate,unit_price,quantity,sku,ordered_at,line_no,order_no\n10,120,3,P,2025-10-01,1,A\n")
                        .stored("order_no|sku|tax_rate", "A|P|10"),
                of("missing and superfluous cells")
                        .text("sku,name,class\nA,a\nB,b,A,\nC,c,A,x\n")
                        .good()
                        .counts("rows=3 added=1 refused=2")
                        .refused("1|class||tooFewCells", "3||x|tooManyCells")
                        .stored("sku", "B"),
                of("a total at the foot is no row of data")
                        .kind("orders")
                        .text(MUST + "\nA,1,2025-10-01,P,3,120,10\n合計,,,,3,,\n")
                        .counts("rows=2 refused=1")
                        .refused("2|line_no; ordered_at; sku; unit_price; tax_rate||empty; empty; empty; empty; empty"
                                .replace("||", "|; ; ; ; |"))
                        .stored("order_no"),
                of("a quote left open").text("sku,name\nA,\"a\nB,b\n").unreadable(422, "openQuote"),
                of("letters behind a quote").text("sku,name\nA,\"a\"b\n").unreadable(422, "malformed"),
                of("a header in the middle again")
                        .text("sku,class\nA,A\nsku,class\nB,B\n")
                        .good()
                        .counts("rows=3 added=2 refused=1")
                        .refused("2|class|class|unknownWord")
                        .stored("sku", "A", "B"));
    }
}
