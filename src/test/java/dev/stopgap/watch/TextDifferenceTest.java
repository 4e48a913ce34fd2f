package dev.stopgap.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.stopgap.watch.TextDifference.Kind;
import dev.stopgap.watch.TextDifference.Part;
import dev.stopgap.watch.TextDifference.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two versions side by side, and what is no news. */
class TextDifferenceTest {

    @Test
    void whatChangedWithinABlockIsMarkedByWordOrLetter() {
        var difference = TextDifference.of("対象は37品目です。\n受注を停止しています。", "対象は箱単位237品目です。\n受注を停止しています。");

        assertThat(difference.rows().get(0).kind()).isEqualTo(Kind.CHANGED);
        assertThat(changed(difference.rows().get(0).before())).containsExactly("37");
        assertThat(changed(difference.rows().get(0).after())).containsExactly("箱単位237");
        assertThat(difference.rows().get(1).kind()).isEqualTo(Kind.SAME);
    }

    @Test
    void aBlockThatCameStandsAloneAndTheOneBehindItIsStillTheSame() {
        var difference = TextDifference.of("一\n三", "一\n二\n三");

        assertThat(difference.rows()).extracting(Row::kind).containsExactly(Kind.SAME, Kind.ADDED, Kind.SAME);
        assertThat(difference.added()).isOne();
        assertThat(difference.removed()).isZero();
    }

    @Test
    void whatIsFarFromAnyChangeIsLeftOutAndCounted() {
        String many = IntStream.range(0, 50).mapToObj(line -> "行 " + line).collect(Collectors.joining("\n"));
        var difference = TextDifference.of(many, many + "\n新しい行");

        assertThat(difference.rows()).hasSize(4);
        assertThat(difference.rows().get(0).kind()).isEqualTo(Kind.LEFT_OUT);
        assertThat(difference.rows().get(0).blocks()).isEqualTo(48);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10月20日 18:00 現在、受注を停止しております。|10月21日 9:00 現在、受注を停止しております。",
                "【10月20日（月）18時時点】受注停止|【10月21日（火）9時半時点】受注停止",
                "最終更新：2025年10月20日 18:00|最終更新：2025年10月21日 9:30",
                "2025/10/20|2025/10/21",
                "As of 20 October, 6:00 pm orders are suspended.|As of 21 October, 9:00 am orders are suspended.",
                "Last updated: Oct 20, 2025|Last updated: Oct 21, 2025"
            })
    void aChangedStampAloneIsNoNews(String before, String after) {
        assertThat(Stamps.areAllThatDiffers(before, after)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "受注は12月3日に再開する予定です。|受注は12月5日に再開する予定です。",
                "10月20日 18:00 現在、受注を停止しております。|10月21日 9:00 現在、受注を再開しております。",
                "10月20日までのご注文を取り消します。|10月25日までのご注文を取り消します。",
                "対象は37品目です。|対象は237品目です。"
            })
    void aChangedDateOfAPlanIsNews(String before, String after) {
        assertThat(Stamps.areAllThatDiffers(before, after)).isFalse();
    }

    @Property(tries = 300)
    void bothSidesReadAsTheyDid(@ForAll("texts") String before, @ForAll("texts") String after) {
        var difference = TextDifference.of(before, after);
        if (difference.rows().stream().noneMatch(row -> row.kind() == Kind.LEFT_OUT)) {
            assertThat(side(difference, Row::before)).isEqualTo(blocks(before));
            assertThat(side(difference, Row::after)).isEqualTo(blocks(after));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        var block = Arbitraries.of("出荷を停止", "受注を再開", "一部の商品", "10月20日", "送料", "abc def", "")
                .list()
                .ofMaxSize(4)
                .map(words -> String.join("、", words));
        return block.list().ofMaxSize(8).map(blocks -> String.join("\n", blocks));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINES", "ENDLESS_LINE", "ALTERNATING"})
    void hugeOrHostileTextsAreBounded(String kind) {
        String before = huge(kind, 1);
        String after = huge(kind, 2);
        assertTimeout(Duration.ofSeconds(10), () -> {
            var difference = TextDifference.of(before, after);
            assertThat(difference.shortened()).isTrue();
            assertThat(difference.rows()).hasSizeLessThanOrEqualTo(600);
            Stamps.areAllThatDiffers(before, after);
            NoticeText.sentences(before);
        });
    }

    private static String huge(String kind, int seed) {
        return switch (kind) {
            case "LINES" ->
                IntStream.range(0, 100_000)
                        .mapToObj(line -> String.format(Locale.ROOT, "%d 行目 %d", line * seed, line % (7 + seed)))
                        .collect(Collectors.joining("\n"));
            case "ENDLESS_LINE" -> "あ1月(".repeat(1_000_000) + seed;
            default ->
                IntStream.range(0, 50_000)
                        .mapToObj(line -> line % (seed + 1) == 0 ? "a" : "b")
                        .collect(Collectors.joining("\n"));
        };
    }

    private static List<String> changed(List<Part> parts) {
        return parts.stream().filter(Part::changed).map(Part::text).toList();
    }

    private static List<String> side(TextDifference difference, Function<Row, List<Part>> side) {
        return difference.rows().stream()
                .map(side)
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts.stream().map(Part::text).collect(Collectors.joining()))
                .toList();
    }

    private static List<String> blocks(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
