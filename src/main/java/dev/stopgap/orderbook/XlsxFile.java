package dev.stopgap.orderbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook, each unpacked only while it is read, and only as long as it looks like one that people made. */
final class XlsxFile implements AutoCloseable {

    private static final int ENTRIES = 5_000;
    private static final int STYLES = 65_536;
    private static final long INFLATED = 8L << 30;
    private static final long WORTH_A_LOOK = 32L << 20;
    private static final long RATIO = 200;
    private static final Map<Integer, String> BUILT_IN = Map.ofEntries(
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(14, "yyyy/m/d"),
            Map.entry(15, "d-mmm-yy"),
            Map.entry(16, "d-mmm"),
            Map.entry(17, "mmm-yy"),
            Map.entry(22, "yyyy/m/d h:mm"),
            Map.entry(27, "[$-411]ge.m.d"),
            Map.entry(28, "[$-411]ggge年m月d日"),
            Map.entry(30, "m/d/yy"),
            Map.entry(31, "yyyy年m月d日"),
            Map.entry(36, "[$-411]ge.m.d"),
            Map.entry(50, "[$-411]ge.m.d"),
            Map.entry(51, "[$-411]ggge年m月d日"),
            Map.entry(57, "[$-411]ge.m.d"),
            Map.entry(58, "[$-411]ggge年m月d日"));

    private final ZipFile zip;
    private final long size;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();
    private boolean from1904;
    private String strings = "xl/sharedStrings.xml";

    /** A sheet by its name and its part. */
    record Sheet(String name, String part, boolean hidden) {}

    private XlsxFile(ZipFile zip, long size) {
        this.zip = zip;
        this.size = size;
    }

    /** Opens {@code file} and reads what it says of its sheets. */
    static XlsxFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableFile("workbook");
        }
        var workbook = new XlsxFile(zip, file.toFile().length());
        try {
            if (zip.size() > ENTRIES) {
                throw new UnreadableFile("bomb");
            }
            workbook.readSheets();
            return workbook;
        } catch (UnreadableFile | IOException e) {
            zip.close();
            throw e;
        }
    }

    private void readSheets() throws IOException {
        String main = "xl/workbook.xml";
        for (var relation : relations("_rels/.rels", "").values()) {
            if (relation.type().endsWith("/officeDocument")) {
                main = relation.part();
            }
        }
        int folder = main.lastIndexOf('/') + 1;
        var parts = relations(
                main.substring(0, folder) + "_rels/" + main.substring(folder) + ".rels", main.substring(0, folder));
        for (var relation : parts.values()) {
            if (relation.type().endsWith("/sharedStrings")) {
                strings = relation.part();
            } else if (relation.type().endsWith("/styles")) {
                readFormats(relation.part());
            }
        }
        try (var xml = part(main)) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    from1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.starts("sheet")) {
                    var relation = parts.get(orEmpty(xml.attribute("id")));
                    if (relation != null && relation.type().endsWith("/worksheet")) {
                        boolean hidden = orEmpty(xml.attribute("state")).endsWith("idden");
                        sheets.add(new Sheet(orEmpty(xml.attribute("name")), relation.part(), hidden));
                    }
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new UnreadableFile("workbook");
        }
        sheets.sort(Comparator.comparing(Sheet::hidden));
    }

    private record Relation(String type, String part) {}

    private Map<String, Relation> relations(String part, String folder) throws IOException {
        var relations = new HashMap<String, Relation>();
        if (zip.getEntry(part) == null) {
            return relations;
        }
        try (var xml = part(part)) {
            while (xml.next()) {
                if (xml.starts("Relationship") && relations.size() < ENTRIES) {
                    String target = orEmpty(xml.attribute("Target"));
                    relations.put(
                            orEmpty(xml.attribute("Id")),
                            new Relation(
                                    orEmpty(xml.attribute("Type")),
                                    target.startsWith("/") ? target.substring(1) : folder + target));
                }
            }
        }
        return relations;
    }

    private void readFormats(String part) throws IOException {
        if (zip.getEntry(part) == null) {
            return;
        }
        var own = new HashMap<Integer, String>();
        boolean ofCells = false;
        try (var xml = part(part)) {
            while (xml.next()) {
                if (xml.starts("numFmt") && own.size() < STYLES) {
                    own.put(number(xml.attribute("numFmtId")), orEmpty(xml.attribute("formatCode")));
                } else if (xml.starts("cellXfs")) {
                    ofCells = true;
                } else if (xml.ends("cellXfs")) {
                    ofCells = false;
                } else if (ofCells && xml.starts("xf") && formats.size() < STYLES) {
                    int format = number(xml.attribute("numFmtId"));
                    formats.add(own.getOrDefault(format, BUILT_IN.getOrDefault(format, "")));
                }
            }
        }
    }

    /** Its sheets in their order, hidden ones last. */
    List<Sheet> sheets() {
        return sheets;
    }

    /** The number format of a style, such as {@code yyyy/m/d}; empty for none. */
    String format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : "";
    }

    /** Whether its days are counted from 1904, as old Macs did. */
    boolean from1904() {
        return from1904;
    }

    /** The texts that its cells share; they are unpacked when they are asked for. */
    SharedStrings strings() throws IOException {
        if (zip.getEntry(strings) == null) {
            return SharedStrings.none();
        }
        try (var xml = part(strings)) {
            return SharedStrings.read(xml);
        }
    }

    XlsxXml part(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableFile("workbook");
        }
        try {
            return new XlsxXml(new Counted(zip.getInputStream(entry), Math.min(entry.getCompressedSize(), size)));
        } catch (ZipException e) {
            throw new UnreadableFile("workbook");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }

    /** Counts what comes out of a part: what a directory says of its size may be a lie. */
    private static final class Counted extends FilterInputStream {
        private final long packed;
        private long unpacked;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(bytes, offset, length);
            } catch (ZipException | java.io.EOFException e) {
                throw new UnreadableFile("workbook");
            }
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            unpacked += more;
            if (unpacked > INFLATED || (unpacked > WORTH_A_LOOK && unpacked > RATIO * packed)) {
                throw new UnreadableFile("bomb");
            }
        }
    }
}
