package dev.stopgap.orderbook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file that somebody may send, and what must become of it. */
final class CorpusFile {

    static final Charset CP932 = Charset.forName("windows-31j");

    /** A complete row of each kind; a case tells only what differs. */
    private static final Map<String, String> ORDINARY = Map.of(
            "orders", "order_no=A,line_no=1,ordered_at=2025-10-01,sku=P1,quantity=3,unit_price=120,tax_rate=10",
            "shipments", "order_no=A,line_no=1,shipment_no=S,shipped_on=2025-10-02,quantity=3",
            "transactions", "transaction_no=T,kind=SALE,posted_on=2025-10-02,amount=360,tax_rate=10",
            "invoices", "invoice_no=I,issued_on=2025-10-31,closing_on=2025-10-31,due_on=2025-11-30,total=396",
            "payments", "payment_no=P,direction=OUT,paid_on=2025-11-30,amount=396",
            "items", "sku=P1",
            "substitutes", "sku=P1,rank=1,supplier=sample,alt_sku=Q1,unit_price=100");

    final String what;
    String kind = "items";
    String fileName = "file.csv";
    byte[] content = new byte[0];
    boolean acceptGoodRows;
    int status = 201;
    String code = "";
    String counts = "";
    String encoding = "";
    final List<byte[]> before = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> stored = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    List<String> columns = List.of();

    private CorpusFile(String what) {
        this.what = what;
    }

    static CorpusFile of(String what) {
        return new CorpusFile(what);
    }

    CorpusFile kind(String name) {
        kind = name;
        return this;
    }

    CorpusFile named(String name) {
        fileName = name;
        return this;
    }

    CorpusFile text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    CorpusFile text(String text, Charset charset) {
        return bytes(text.getBytes(charset));
    }

    CorpusFile bytes(byte[] bytes) {
        content = bytes;
        return this;
    }

    CorpusFile workbook(Parts parts) {
        fileName = fileName.equals("file.csv") ? "file.xlsx" : fileName;
        return bytes(parts.zip());
    }

    /** What was imported before it. */
    CorpusFile after(String... texts) {
        for (String text : texts) {
            before.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** One row a cell of that column, the others as usual; the good rows are asked for. */
    static CorpusFile cells(String kind, String column, String... cells) {
        var row = new LinkedHashMap<String, String>();
        for (String cell : ORDINARY.getOrDefault(kind, "").split(",")) {
            row.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
        }
        row.putIfAbsent(column, "");
        String key = Kind.of(kind).orElseThrow().key.get(0);
        var text = new StringBuilder(String.join(",", row.keySet()) + "\n");
        for (int i = 0; i < cells.length; i++) {
            row.put(key, "%03d".formatted(i + 1));
            row.put(column, cells[i]);
            text.append(String.join(
                            ",",
                            row.values().stream()
                                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                                    .toList()))
                    .append("\n");
        }
        var file = of(kind + "." + column + ": " + shown(cells)).kind(kind).text(text.toString());
        file.acceptGoodRows = true;
        file.columns = List.of(column);
        return file;
    }

    private static String shown(String[] cells) {
        String all = String.join(" ", cells);
        return all.length() < 100 ? all : all.substring(0, 100) + "…";
    }

    CorpusFile good() {
        acceptGoodRows = true;
        return this;
    }

    /** Such as {@code rows=3 added=2 refused=1}; what is not named is 0. */
    CorpusFile counts(String expected) {
        counts = expected;
        return this;
    }

    CorpusFile encoding(String expected) {
        encoding = expected;
        return this;
    }

    /** Row, column, value, code: {@code 2|quantity|abc|notANumber}. */
    CorpusFile refused(String... expected) {
        refused.addAll(Arrays.asList(expected));
        return this;
    }

    /** All that is stored of the kind in key order: the columns, then a row a string, {@code |} between its cells. */
    CorpusFile stored(String names, String... rows) {
        columns = List.of(names.split("\\|"));
        stored.addAll(Arrays.asList(rows));
        return this;
    }

    /** The same of the one column of {@link #cells}. */
    CorpusFile become(String... values) {
        stored.addAll(Arrays.asList(values));
        return this;
    }

    /** A file that cannot be read. */
    CorpusFile unreadable(int expected, String expectedCode, String... words) {
        status = expected;
        code = expectedCode;
        said.addAll(Arrays.asList(words));
        return this;
    }

    /** Words that the answer must hold. */
    CorpusFile says(String... words) {
        said.addAll(Arrays.asList(words));
        return this;
    }

    @Override
    public String toString() {
        return what.replaceAll("\\p{Cntrl}", "·");
    }
}
