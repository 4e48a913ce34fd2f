package dev.stopgap.orderbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together from its raw parts, as spreadsheets and other people's programs write them. */
final class Parts {

    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private int count;

    /** An empty workbook with a relation to styles and strings. */
    static Parts workbook() {
        var parts = new Parts();
        parts.relations.append("<Relationship Id=\"st\" Type=\"%sstyles\" Target=\"styles.xml\"/>".formatted(TYPE));
        parts.relations.append(
                "<Relationship Id=\"ss\" Type=\"%ssharedStrings\" Target=\"/xl/sharedStrings.xml\"/>".formatted(TYPE));
        return parts;
    }

    /** A sheet of these rows: {@code <row>…</row>}. */
    Parts sheet(String name, String rows) {
        return sheet(name, "visible", rows);
    }

    Parts sheet(String name, String state, String rows) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"s%d\"/>".formatted(name, count, state, count));
        relations.append("<Relationship Id=\"s%d\" Type=\"%sworksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                .formatted(count, TYPE, count));
        return with(
                "xl/worksheets/sheet" + count + ".xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Parts strings(String... items) {
        var all = new StringBuilder("<sst>");
        for (String item : items) {
            all.append("<si>")
                    .append(item.startsWith("<") ? item : "<t>" + item + "</t>")
                    .append("</si>");
        }
        return with("xl/sharedStrings.xml", all.append("</sst>").toString());
    }

    /** Number formats, in the order of their styles: 0, 1, … */
    Parts formats(String... codes) {
        var formats = new StringBuilder();
        var styles = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            formats.append(
                    "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(200 + i, codes[i].replace("\"", "&quot;")));
            styles.append("<xf numFmtId=\"%d\"/>".formatted(200 + i));
        }
        return with(
                "xl/styles.xml",
                "<styleSheet><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>".formatted(formats, styles));
    }

    Parts from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    Parts with(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    byte[] zip() {
        if (count == 0) {
            String first = parts.getOrDefault("xl/worksheets/sheet1.xml", "");
            sheet("Sheet1", "");
            parts.put("xl/worksheets/sheet1.xml", first);
        }
        parts.put(
                "_rels/.rels",
                RELATIONS.formatted("<Relationship Id=\"r\" Type=\"%sofficeDocument\" Target=\"xl/workbook.xml\"/>"
                        .formatted(TYPE)));
        parts.put("xl/_rels/workbook.xml.rels", RELATIONS.formatted(relations));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>".formatted(TYPE, properties, sheets));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A row of texts in the cells themselves. */
    static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"%d\">".formatted(number));
        for (int i = 0; i < cells.length; i++) {
            String at = (char) ('A' + i) + String.valueOf(number);
            row.append(
                    cells[i].startsWith("<c")
                            ? cells[i].replaceFirst("<c", "<c r=\"" + at + "\"")
                            : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, cells[i]));
        }
        return row.append("</row>").toString();
    }

    /** A cell that holds a number, in a style. */
    static String number(String value, int style) {
        return "<c s=\"%d\"><v>%s</v></c>".formatted(style, value);
    }

    /** A cell of another type. */
    static String typed(String type, String value) {
        return "<c t=\"%s\"><v>%s</v></c>".formatted(type, value);
    }
}
