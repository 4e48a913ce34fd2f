package dev.stopgap.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people say of an area in one sentence: every way to say it with every way to name an area. */
class NoticePhrasesTest {

    private static final Path FOLDER = LabelledNotices.FOLDER.resolve("phrases");
    private static final Instant AT = Instant.parse("2025-11-10T10:00:00Z");
    private static final NoticeReader READER = new NoticeReader(null);

    private static final Map<String, Area> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("注文の受付", Area.ORDERING),
            Map.entry("受注", Area.ORDERING),
            Map.entry("ネットからの注文", Area.ORDERING),
            Map.entry("出荷", Area.SHIPPING),
            Map.entry("商品の発送", Area.SHIPPING),
            Map.entry("店舗への配送", Area.SHIPPING),
            Map.entry("お届け", Area.SHIPPING),
            Map.entry("請求書の発行", Area.BILLING),
            Map.entry("確認メールの配信", Area.EMAIL),
            Map.entry("返品の受付", Area.RETURNS),
            Map.entry("直送品の出荷", Area.DIRECT_SHIP)));

    static Stream<String> frames() throws IOException {
        return lines("frames-ja.txt");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void everyAreaIsReadInTheFrame(String line) {
        String frame = line.substring(line.indexOf('|') + 1);
        NAMES.forEach((name, area) -> {
            var states = states(line.substring(0, line.indexOf('|')));
            // An order that is late is a shipment that is late.
            boolean late = area == Area.ORDERING && states.contains(AreaState.DELAYED);
            assertThat(read(frame.replace("{}", name)))
                    .as(frame.replace("{}", name))
                    .satisfies(read -> assertThat(read.keySet())
                            .isSubsetOf(late ? EnumSet.of(Area.ORDERING, Area.SHIPPING) : EnumSet.of(area)))
                    .satisfies(read -> assertThat(states)
                            .contains(read.getOrDefault(late ? Area.SHIPPING : area, AreaState.UNKNOWN)));
        });
    }

    static Stream<String> sentences() throws IOException {
        return lines("sentences-ja.txt");
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void theSentenceSaysJustThis(String line) {
        int bar = line.indexOf('|');
        Map<Area, Set<AreaState>> right = Stream.of(line.substring(0, bar).split(","))
                .filter(word -> !word.isBlank())
                .map(word -> word.split("="))
                .collect(Collectors.toMap(word -> Area.valueOf(word[0]), word -> states(word[1])));
        var read = read(line.substring(bar + 1));
        assertThat(read.keySet()).isEqualTo(right.keySet());
        read.forEach(
                (area, state) -> assertThat(right.get(area)).as(area.name()).contains(state));
    }

    private static Map<Area, AreaState> read(String sentence) {
        return READER.readPlain(sentence, AT).areas().stream()
                .filter(area -> area.state() != AreaState.UNKNOWN)
                .collect(Collectors.toMap(Reading.AreaReading::area, Reading.AreaReading::state));
    }

    private static Set<AreaState> states(String words) {
        return Arrays.stream(words.split("/"))
                .map(word -> word.equals("NONE") ? AreaState.UNKNOWN : AreaState.valueOf(word))
                .collect(Collectors.toSet());
    }

    private static Stream<String> lines(String file) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
}
