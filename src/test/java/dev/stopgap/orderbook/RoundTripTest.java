package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopgap.supplier.SupplierId;
import dev.stopgap.testing.StopgapTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules that hold for any book; each run is one book, made from its seed. */
@StopgapTest
class RoundTripTest {

    private static final SupplierId SAMPLE = new SupplierId("sample");

    @Autowired
    Imports imports;

    @Autowired
    Export export;

    @Autowired
    JdbcClient db;

    static List<Long> seeds() {
        return new Random(20_251_019).longs(25).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasExportedComesInAsAllUnchanged(long seed) throws IOException {
        var book = new RandomBook(seed);
        for (Kind kind : Kind.values()) {
            take(kind, book.file(kind, book.rows(kind)).getBytes(StandardCharsets.UTF_8));
            byte[] exported = export(kind);
            assertThat(take(kind, exported))
                    .returns((long) book.rows(kind).size(), ImportResult::unchanged)
                    .returns(0L, ImportResult::added)
                    .returns(0L, ImportResult::changed);
            assertThat(export(kind)).isEqualTo(exported);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfFilesGivesTheSameBook(long seed) throws IOException {
        var book = new RandomBook(seed);
        var random = new Random(seed);
        Map<Kind, String> first = null;
        for (int round = 0; round < 2; round++) {
            db.sql("truncate order_line, shipment, transaction, invoice, payment, item, substitute, approver")
                    .update();
            var files = new ArrayList<Map.Entry<Kind, byte[]>>();
            for (Kind kind : Kind.values()) {
                var rows = new ArrayList<>(book.rows(kind));
                Collections.shuffle(rows, random);
                int cut = random.nextInt(rows.size() + 1);
                for (var part : List.of(rows.subList(0, cut), rows.subList(cut / 2, rows.size()))) {
                    files.add(Map.entry(kind, book.file(kind, part).getBytes(StandardCharsets.UTF_8)));
                }
            }
            // And some of them again.
            files.addAll(List.copyOf(files.subList(0, random.nextInt(files.size()))));
            Collections.shuffle(files, random);
            files.forEach(file -> take(file.getKey(), file.getValue()));
            var now = all();
            assertThat(first == null ? now : first).isEqualTo(now);
            first = now;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameValuesInAnyDressAreTheSameBook(long seed) throws IOException {
        var book = new RandomBook(seed);
        var random = new Random(seed);
        for (Kind kind : Kind.values()) {
            take(kind, book.file(kind, book.rows(kind)).getBytes(StandardCharsets.UTF_8));
            byte[] before = export(kind);
            var result = take(kind, encoded(random, book.dressed(kind, book.rows(kind))));
            assertThat(result.unchanged()).as(kind.fileName()).isEqualTo(result.rows());
            assertThat(export(kind)).isEqualTo(before);
        }
    }

    private static byte[] encoded(Random random, String text) {
        var japanese = Charset.forName("windows-31j").newEncoder();
        return switch (random.nextInt(4)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_8);
            case 1 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            default -> text.getBytes(japanese.canEncode(text) ? japanese.charset() : StandardCharsets.UTF_8);
        };
    }

    private Map<Kind, String> all() throws IOException {
        var all = new EnumMap<Kind, String>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, new String(export(kind), StandardCharsets.UTF_8));
        }
        return all;
    }

    private byte[] export(Kind kind) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(kind.ourOwn() ? null : SAMPLE, kind, out);
        return out.toByteArray();
    }

    private ImportResult take(Kind kind, byte[] file) {
        var result = imports.importFile(
                kind.ourOwn() ? null : SAMPLE,
                kind,
                kind.fileName() + ".csv",
                new ByteArrayInputStream(file),
                ImportOptions.ALL_OR_NOTHING,
                "buyer");
        assertThat(result.refused())
                .as(() -> kind + " "
                        + db.sql("select wrong::text from import_refusal")
                                .query(String.class)
                                .list())
                .isZero();
        assertThat(result.unknownColumns()).isEmpty();
        return result;
    }
}
