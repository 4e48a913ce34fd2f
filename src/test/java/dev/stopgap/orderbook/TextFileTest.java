package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    private static final Charset JAPANESE = Charset.forName("windows-31j");
    private static final String HEADER = "sku,name,class\n";

    @TempDir
    Path folder;

    @Test
    void theEncodingIsFoundByMarkThenUtf8ThenWindows31j() throws IOException {
        assertThat(encoding("紙".getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8");
        assertThat(encoding("paper".getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8");
        assertThat(encoding("\ufeff紙".getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8-BOM");
        assertThat(encoding("\ufeff紙".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("UTF-16LE");
        assertThat(encoding("\ufeff紙".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("UTF-16BE");
        assertThat(encoding("コピー用紙①～髙".getBytes(JAPANESE))).isEqualTo("windows-31j");
        // Both fit: the bytes of ﾃｲﾃｲ are also those of òò in UTF-8.
        assertThat(encoding("ﾃｲﾃｲ".getBytes(JAPANESE))).isEqualTo("windows-31j/UTF-8");
        assertThat(encoding("Café".getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8/windows-31j");
    }

    @Test
    void theProfileDecidesWhereTheTextLeavesAChoice() throws IOException {
        byte[] either = "ﾃｲﾃｲ".getBytes(JAPANESE);
        assertThat(encoding(either, "UTF-8")).isEqualTo("UTF-8/windows-31j");
        assertThat(encoding("Café".getBytes(StandardCharsets.UTF_8), "Shift_JIS"))
                .isEqualTo("windows-31j/UTF-8");
        assertThat(encoding("用紙の束".getBytes(StandardCharsets.UTF_8), "Shift_JIS"))
                .startsWith("UTF-8");
        assertThat(encoding("コピー用紙".getBytes(Charset.forName("EUC-JP")), "EUC-JP"))
                .isEqualTo("EUC-JP");
    }

    @Test
    void aLetterAcrossTwoChunksIsOneLetter() throws IOException {
        byte[] text = ("x".repeat((1 << 16) - 1) + "紙").getBytes(StandardCharsets.UTF_8);
        assertThat(encoding(text)).isEqualTo("UTF-8");
        assertThat(encoding(("x".repeat((1 << 16) - 1) + "紙ア").getBytes(JAPANESE)))
                .isEqualTo("windows-31j");
    }

    @Test
    void whatIsNoTextIsNamed() {
        assertUnreadable(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "gzip");
        assertUnreadable(new byte[] {'P', 'K', 3, 4}, "zip");
        assertUnreadable(new byte[] {(byte) 0xff, 0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16}, "binary");
        assertUnreadable(new byte[] {'a', ',', (byte) 0xfd, (byte) 0xff, '\n'}, "undecodable");
        assertUnreadable(new byte[0], "noHeader");
        assertUnreadable("\n\n,,\n".getBytes(StandardCharsets.UTF_8), "noHeader");
    }

    @Test
    void recordsAreFoundWhateverLiesBetweenThem() throws IOException {
        String rows = "1,紙,A\r\n\r\n,,\n　,\n2,\"a,\"\"b\"\"\nc\",B\r3,x,";
        assertThat(read(HEADER + rows)).containsExactly("1|紙|A", "2|a,\"b\"\nc|B", "3|x|");
        assertThat(read(HEADER.replace(',', '\t') + "1\t紙,\tA\n")).containsExactly("1|紙,|A");
        assertThat(read("\n" + HEADER.replace(',', ';') + "1;紙;A")).containsExactly("1|紙|A");
        assertThat(read(HEADER)).isEmpty();
    }

    @Test
    void brokenQuotesAreNoFile() {
        assertUnreadable((HEADER + "1,\"紙,A\n2,x,B\n").getBytes(StandardCharsets.UTF_8), "openQuote");
        assertUnreadable((HEADER + "1,\"a\"b,A\n").getBytes(StandardCharsets.UTF_8), "malformed");
    }

    @Test
    void anEnormousLineOrHeaderIsNoFile() {
        assertUnreadable((HEADER + "1," + "x".repeat(5 << 20) + ",A\n").getBytes(StandardCharsets.UTF_8), "malformed");
        assertUnreadable(("sku" + ",x".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8), "malformed");
    }

    private String encoding(byte[] bytes) throws IOException {
        return encoding(bytes, null);
    }

    private String encoding(byte[] bytes, @Nullable String told) throws IOException {
        Encoding encoding = Encoding.of(file(bytes), told);
        return encoding.other() == null ? encoding.name() : encoding.name() + "/" + encoding.other();
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(byte[] bytes) throws IOException {
        var read = new ArrayList<String>();
        try (var records = CsvRecords.open(file(bytes), new Mapping(Kind.ITEMS, null))) {
            records.header().check(new Mapping(Kind.ITEMS, null));
            for (String[] cells = records.next(); cells != null; cells = records.next()) {
                read.add(String.join("|", cells));
            }
        }
        return read;
    }

    private void assertUnreadable(byte[] bytes, String code) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableFile.class)
                .extracting(e -> ((UnreadableFile) e).code())
                .isEqualTo(code);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }
}
