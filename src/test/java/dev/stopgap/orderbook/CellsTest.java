package dev.stopgap.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopgap.supplier.SupplierProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    private final Cells cells = new Cells(new Mapping(Kind.ORDERS, null));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1234 | 1234",
                "1,234 | 1234",
                "１，２３４ | 1234",
                "￥1,234 | 1234",
                "¥1,234.50 | 1234.5",
                "\\1,234 | 1234",
                "＼１，２３４ | 1234",
                "-1,200 | -1200",
                "－￥300 | -300",
                "￥-300 | -300",
                "−5 | -5",
                "+7 | 7",
                "007 | 7",
                "1.50000 | 1.5",
                "`　12　` | 12",
                "123456789012345.1234 | 123456789012345.1234",
                "0 | 0",
                "-0.5 | -0.5",
                "▲1,234 | -1234",
                "△￥５００ | -500",
                "1,234円 | 1234",
                ".5 | 0.5",
                "-．２５ | -0.25"
            })
    void aNumberIsReadAsItIsMeant(String cell, String number) throws Refused {
        assertThat(cells.read(column("unit_price"), cell)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,23",
                "12,34,567",
                "1 234",
                "一二",
                "1.2.3",
                "①",
                "5.",
                "1,234円也",
                "1,234-",
                "--1",
                "NaN",
                "0x10",
                "(5)"
            })
    void whatIsNoNumberIsRefused(String cell) {
        assertRefused("unit_price", cell, "notANumber");
    }

    @Test
    void numbersAreNeverCut() {
        assertRefused("unit_price", "1.23456", "tooManyDecimals");
        assertRefused("unit_price", "1234567890123456", "tooManyDigits");
        assertRefused("unit_price", "1.23457E+11", "destroyedByExcel");
        assertRefused("quantity", "0", "notPositive");
        assertRefused("quantity", "-1", "notPositive");
        assertRefused("cancelled_quantity", "-1", "negative");
        assertRefused("tax_rate", "9", "unknownWord");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-10-19 | 2025-10-19", "2025/10/19 | 2025-10-19", "2025/1/5 | 2025-01-05",
                        "2025.10.19 | 2025-10-19",
                "20251019 | 2025-10-19", "２０２５／１０／１９ | 2025-10-19", "2025年10月19日 | 2025-10-19",
                        "令和7年10月19日 | 2025-10-19",
                "令和元年5月1日 | 2019-05-01", "R7.10.19 | 2025-10-19", "r07/10/19 | 2025-10-19", "平成31年4月30日 | 2019-04-30",
                "S64.1.7 | 1989-01-07", "45949 | 2025-10-19", "2025/10/19 00:00:00 | 2025-10-19",
                        "2024-02-29 | 2024-02-29"
            })
    void aDateIsReadAsItIsMeant(String cell, String date) throws Refused {
        assertThat(cells.read(column("needed_by"), cell)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "19/10/2025 | ambiguousDate",
                "10/19/2025 | ambiguousDate",
                "10/19/25 | ambiguousDate",
                "2025-02-29 | impossibleDate",
                "2025/13/1 | impossibleDate",
                "20251032 | impossibleDate",
                "令和1年4月30日 | impossibleDate",
                "平成31年5月1日 | impossibleDate",
                "2025/10 | notADate",
                "あした | notADate",
                "2025-10-19x | notADate",
                "2025/10/19 16:30 | timeInDate",
                "45949.5 | timeInDate",
                "2025/10-19 | notADate",
                "0000-00-00 | impossibleDate"
            })
    void whatIsNoDateIsRefused(String cell, String why) {
        assertRefused("needed_by", cell, why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-10-19T16:30:00+09:00 | 2025-10-19T16:30:00+09:00", "2025/10/19 16:30 | 2025-10-19T16:30:00+09:00",
                "2025-10-19 | 2025-10-19T00:00:00+09:00", "2025-10-19T07:30:00Z | 2025-10-19T07:30:00Z",
                "2025-10-19 16:30:05.25 | 2025-10-19T16:30:05.25+09:00", "45949.6875 | 2025-10-19T16:30:00+09:00",
                "2025年10月19日 16時30分 | 2025-10-19T16:30:00+09:00", "2025/10/19　16:30 | 2025-10-19T16:30:00+09:00",
                "2025-10-19T16:30+0900 | 2025-10-19T16:30:00+09:00", "2025/10/19 9:05 | 2025-10-19T09:05:00+09:00"
            })
    void aTimeIsTokyosWhereItDoesNotSay(String cell, String time) throws Refused {
        assertThat(cells.read(column("ordered_at"), cell)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-10-19 24:00", "2025-10-19T25:61:00+09:00", "2025-10-19 12:60", "2025-02-30T10:00:00+09:00"
            })
    void anImpossibleTimeIsRefused(String cell) {
        assertRefused("ordered_at", cell, "impossibleDate");
    }

    @Test
    void aKeyKeepsItsNoughtsAndItsWidth() throws Refused {
        assertThat(cells.read(column("order_no"), " 00123 ")).isEqualTo("00123");
        assertThat(cells.read(column("order_no"), "ＡＢ１２")).isEqualTo("ＡＢ１２");
        assertThat(cells.read(column("order_no"), "'=1")).isEqualTo("=1");
        assertThat(cells.read(column("order_no"), "x".repeat(100))).hasSize(100);
        assertRefused("order_no", "x".repeat(101), "tooLong");
        assertRefused("order_no", "1.23457E+11", "destroyedByExcel");
        assertRefused("order_no", "#N/A", "excelError");
        assertRefused("order_no", "a\u0000b", "controlCharacter");
        assertRefused("item_name", "a\u001bb", "controlCharacter");
        assertRefused("item_name", "字".repeat(1_001), "tooLong");
        assertThat(cells.read(column("item_name"), "𠮷".repeat(1_000))).hasSize(2_000);
        assertThat(cells.read(column("destination"), "本社\n3階")).isEqualTo("本社\n3階");
    }

    @Test
    void wordsAreKnownInAnyCaseAndWidthAndTheSuppliersOwnToo() throws Refused {
        assertThat(cells.read(column("ship_mode"), "　ｄｉｒｅｃｔ ")).isEqualTo("DIRECT");
        assertThat(cells.read(column("tax_rate"), "８")).isEqualTo("8");
        assertThat(cells.read(column("tax_rate"), "10.0")).isEqualTo("10");
        assertThat(cells.read(column("tax_rate"), "８％")).isEqualTo("8");
        assertRefused("status", "出荷済み", "unknownWord");
        var theirs = new Cells(new Mapping(
                Kind.ORDERS,
                new SupplierProfile.Imports(
                        Map.of(),
                        Map.of("orders.status.SHIPPED", List.of("出荷済み")),
                        List.of("dd/MM/yyyy", "yyyy-MM-dd HH.mm"),
                        null)));
        assertThat(theirs.read(column("status"), "出荷済み")).isEqualTo("SHIPPED");
        assertThat(theirs.read(column("needed_by"), "19/10/2025")).isEqualTo("2025-10-19");
        assertThat(theirs.read(column("ordered_at"), "2025-10-19 16.30")).isEqualTo("2025-10-19T16:30:00+09:00");
    }

    private void assertRefused(String column, String cell, String code) {
        assertThatThrownBy(() -> cells.read(column(column), cell))
                .as(cell)
                .isInstanceOf(Refused.class)
                .hasMessage(code);
    }

    private static Column column(String name) {
        return Kind.ORDERS.columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
