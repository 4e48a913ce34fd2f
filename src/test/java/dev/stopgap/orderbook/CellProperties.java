package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import net.jqwik.time.api.Dates;

/** Whatever a value wears, it is the same value; and whatever is written comes back. */
class CellProperties {

    private static final LocalDate REIWA = LocalDate.of(2019, 5, 1);
    private final Cells cells = new Cells(new Mapping(Kind.ORDERS, null));

    @Property(tries = 2_000)
    void aNumberIsTheSameInAnyDress(@ForAll("numbers") BigDecimal number, @ForAll("numberDresses") NumberDress dress)
            throws Refused {
        assertThat(cells.read(column("unit_price"), dress.on(number)))
                .as(dress.on(number))
                .isEqualTo(
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    @Property(tries = 2_000)
    void aDateIsTheSameInAnyDress(
            @ForAll("dates") LocalDate date, @ForAll("dateDresses") int dress, @ForAll boolean wide) throws Refused {
        String cell = dress(date, dress);
        assertThat(cells.read(column("needed_by"), wide ? wide(cell) : cell))
                .as(cell)
                .isEqualTo(date.toString());
    }

    @Property(tries = 1_000)
    void aTimeIsTheSameInAnyDress(
            @ForAll("times") LocalDateTime time, @ForAll("dateDresses") int dress, @ForAll boolean seconds)
            throws Refused {
        String date = dress(time.toLocalDate(), dress == 5 ? 0 : dress);
        String cell = date + (seconds ? " %d:%02d:00" : " %d:%02d").formatted(time.getHour(), time.getMinute());
        assertThat(cells.read(column("ordered_at"), cell))
                .as(cell)
                .isEqualTo("%sT%02d:%02d:00+09:00".formatted(time.toLocalDate(), time.getHour(), time.getMinute()));
    }

    @Property(tries = 2_000)
    void whatLeavesTheHouseIsHarmlessAndComesBackAsItWas(@ForAll("texts") String text) {
        String out = Harmless.of(text);
        assertThat(Harmless.undo(out)).isEqualTo(text);
        assertThat(out.strip())
                .satisfiesAnyOf(cell -> assertThat(cell).matches("[+-]?[\\d,]*\\.?\\d+"), cell -> assertThat(cell)
                        .doesNotMatch("(?s)[=+\\-@＝＋－＠].*"));
    }

    @Property(tries = 300)
    void aTableComesBackWhateverStandsBetweenItsCells(
            @ForAll("texts") String name, @ForAll("texts") String category, @ForAll("delimiters") char delimiter)
            throws IOException {
        Path file = Files.createTempFile("cells", ".csv");
        try {
            Files.writeString(
                    file,
                    List.of(List.of("sku", "name", "category"), List.of("A", name, category)).stream()
                            .map(row -> row.stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .collect(Collectors.joining(String.valueOf(delimiter))))
                            .collect(Collectors.joining("\r\n")),
                    StandardCharsets.UTF_8);
            // A record below shows whether the one above has ended where it should.
            Files.writeString(file, "\nB,b,b", StandardOpenOption.APPEND);
            try (var records = CsvRecords.open(file, new Mapping(Kind.ITEMS, null))) {
                assertThat(records.next()).containsExactly("A", name, category);
                assertThat(String.join("", records.next())).startsWith("B");
                assertThat(records.next()).isNull();
            }
        } finally {
            Files.delete(file);
        }
    }

    /** How somebody writes a number. */
    record NumberDress(boolean commas, String yen, String minus, String behind, int noughts, boolean wide) {

        String on(BigDecimal number) {
            String plain = number.abs().stripTrailingZeros().toPlainString();
            int point = plain.indexOf('.');
            String whole = point < 0 ? plain : plain.substring(0, point);
            String decimals = point < 0 ? "" : plain.substring(point);
            if (commas) {
                whole = whole.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", ",");
            }
            if (!decimals.isEmpty()) {
                decimals += "0".repeat(noughts);
            }
            String text = (number.signum() < 0 ? minus : "") + yen + whole + decimals + behind;
            return wide ? CellProperties.wide(text) : text;
        }
    }

    private static String dress(LocalDate date, int dress) {
        int year = date.getYear();
        int month = date.getMonthValue();
        int day = date.getDayOfMonth();
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.JAPANESE);
        return switch (dress) {
            case 0 -> date.toString();
            case 1 -> "%d/%d/%d".formatted(year, month, day);
            case 2 -> date.format(DateTimeFormatter.BASIC_ISO_DATE);
            case 3 -> "%d年%d月%d日(%s)".formatted(year, month, day, weekday);
            case 4 -> "%d.%02d.%02d".formatted(year, month, day);
            case 5 ->
                String.valueOf(date.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay());
            case 6 -> DateTimeFormatter.ofPattern("GGGGy年M月d日", Locale.JAPAN).format(JapaneseDate.from(date));
            default -> date.isBefore(REIWA) ? date.toString() : "R%d.%d.%d".formatted(year - 2018, month, day);
        };
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) (c > ' ' && c <= '~' ? c - '!' + '！' : c)))
                .collect(Collectors.joining());
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999999.9999"), new BigDecimal("999999999999999.9999"))
                .ofScale(4);
    }

    @Provide
    Arbitrary<NumberDress> numberDresses() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "¥", "￥", "\\"),
                        Arbitraries.of("-", "－", "−", "▲", "△"),
                        Arbitraries.of("", "円", " ", "　"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false))
                .as(NumberDress::new);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Dates.dates().between(LocalDate.of(1950, 1, 1), LocalDate.of(2099, 12, 31));
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return DateTimes.dateTimes()
                .between(LocalDateTime.of(1990, 1, 1, 0, 0), LocalDateTime.of(2099, 12, 31, 23, 59));
    }

    @Provide
    Arbitrary<Integer> dateDresses() {
        return Arbitraries.integers().between(0, 7);
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', '\t', ';', '|');
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("'=+-@＝＋－＠ \t\n\r　,;|\"\\a1.紙①～ｶ髙")
                .ofMaxLength(8)
                .map(Width::trim);
    }

    private static Column column(String name) {
        return Kind.ORDERS.columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
