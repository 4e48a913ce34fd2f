package dev.stopgap.orderbook;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A small order book of any values, and the dresses that its files may wear. */
final class RandomBook {

    /** Texts that have broken importers before. */
    private static final List<String> TEXTS = List.of(
            "コピー用紙 A4",
            "a,b",
            "a;b|c",
            "\"quoted\"",
            "'=1+1",
            "=SUM(A1)",
            "＝全角",
            "-",
            "+81-3-0000",
            "@x",
            "''-5",
            "-500",
            "1\n2",
            "タブ\tあり",
            "～波",
            "髙﨑",
            "①",
            "\\N",
            "\\",
            "null",
            "0012",
            "2025-10-19",
            "it's",
            "ﾊﾝｶｸ",
            "％",
            "　中　身　".strip());

    private final Random random;
    private final Map<Kind, List<Map<Column, String>>> rows = new LinkedHashMap<>();

    RandomBook(long seed) {
        random = new Random(seed);
        for (Kind kind : Kind.values()) {
            var byKey = new LinkedHashMap<String, Map<Column, String>>();
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                var row = row(kind);
                byKey.put(
                        row.entrySet().stream()
                                .filter(cell -> kind.key.contains(cell.getKey().field()))
                                .map(Map.Entry::getValue)
                                .collect(Collectors.joining("/")),
                        row);
            }
            rows.put(kind, new ArrayList<>(byKey.values()));
        }
    }

    List<Map<Column, String>> rows(Kind kind) {
        return rows.getOrDefault(kind, List.of());
    }

    private Map<Column, String> row(Kind kind) {
        var row = new LinkedHashMap<Column, String>();
        for (Column column : kind.columns) {
            boolean empty = !column.required() && random.nextInt(3) == 0;
            row.put(column, empty ? "" : value(column));
        }
        if (kind == Kind.TRANSACTIONS) {
            row.replaceAll((column, value) -> switch (column.name()) {
                case "quantity" -> value.replace("-", "");
                case "amount" ->
                    (List.of("CANCEL", "REFUND").contains(kindOf(row)) && !value.equals("0") ? "-" : "")
                            + value.replace("-", "");
                default -> value;
            });
        }
        return row;
    }

    private static String kindOf(Map<Column, String> row) {
        return row.entrySet().stream()
                .filter(cell -> cell.getKey().name().equals("kind"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private String value(Column column) {
        return switch (column.type()) {
            case KEY -> random.nextInt(4) == 0 ? pick(TEXTS).replaceAll("[\n\t]", "") : "00" + random.nextInt(30);
            case TEXT -> pick(TEXTS);
            case NUMBER -> number(column);
            case INTEGER -> String.valueOf(random.nextInt(40));
            case RATE, CODE, FLAG -> pick(column.codes());
            case DATE -> LocalDate.of(2025, 1, 1).plusDays(random.nextInt(700)).toString();
            case TIME -> LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(random.nextInt(900_000)) + ":00+09:00";
            case REGISTRATION -> "T%013d".formatted(random.nextInt(Integer.MAX_VALUE));
        };
    }

    private String number(Column column) {
        String number = String.valueOf(1 + random.nextInt(2_000_000));
        if (random.nextInt(3) == 0) {
            number += "." + (1 + random.nextInt(9_998));
            number = number.replaceFirst("0+$", "");
        }
        return column.sign() == Column.Sign.ANY && random.nextInt(4) == 0 ? "-" + number : number;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The rows as a canonical file. */
    String file(Kind kind, List<Map<Column, String>> some) {
        return write(kind, kind.columns, some, ',', false);
    }

    /** The same values in other clothes: order of columns, delimiter, forms of dates, numbers and words. */
    String dressed(Kind kind, List<Map<Column, String>> some) {
        var columns = new ArrayList<>(kind.columns);
        Collections.shuffle(columns, random);
        return write(kind, columns, some, pick(List.of(',', '\t', ';')), true);
    }

    private String write(
            Kind kind, List<Column> columns, List<Map<Column, String>> some, char delimiter, boolean dressed) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().fieldSeparator(delimiter).bufferSize(0).build(text);
        csv.writeRecord(columns.stream()
                .map(column ->
                        dressed && random.nextBoolean() ? " " + column.name().toUpperCase() + "　" : column.name())
                .toList());
        for (var row : some) {
            csv.writeRecord(columns.stream()
                    .map(column -> {
                        String value = row.getOrDefault(column, "");
                        return dressed && !value.isEmpty() ? dress(column, value) : Harmless.of(value);
                    })
                    .toList());
        }
        return text.toString();
    }

    private String dress(Column column, String value) {
        String other =
                switch (column.type()) {
                    case KEY, TEXT -> Harmless.of(value);
                    case NUMBER, INTEGER -> numberDress(value);
                    case RATE -> random.nextBoolean() ? wide(value) : value + ".0";
                    case CODE, REGISTRATION -> random.nextBoolean() ? wide(value) : value.toLowerCase();
                    case FLAG ->
                        value.equals("true") ? pick(List.of("可", "○", "TRUE")) : pick(List.of("不可", "×", "False"));
                    case DATE -> dateDress(LocalDate.parse(value));
                    case TIME -> value.substring(0, 16).replace('-', '/').replace('T', ' ');
                };
        return random.nextInt(4) == 0 ? "　" + other + " " : other;
    }

    private String numberDress(String value) {
        boolean negative = value.startsWith("-");
        String[] parts = value.replace("-", "").split("\\.");
        String whole = "%,d".formatted(Long.valueOf(parts[0]));
        String number = (negative ? "-" : "")
                + pick(List.of("", "￥", "\\", "¥"))
                + whole
                + (parts.length > 1 ? "." + parts[1] + "0" : "");
        return random.nextBoolean() ? wide(number) : number;
    }

    private String dateDress(LocalDate date) {
        return switch (random.nextInt(6)) {
            case 0 -> date.toString().replace('-', '/');
            case 1 -> date.format(DateTimeFormatter.BASIC_ISO_DATE);
            case 2 -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
            case 3 -> "令和" + (date.getYear() - 2018) + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
            case 4 -> "R" + (date.getYear() - 2018) + "." + date.getMonthValue() + "." + date.getDayOfMonth();
            default ->
                String.valueOf(date.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay());
        };
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> c > ' ' && c <= '~' ? String.valueOf((char) (c - '!' + '！')) : String.valueOf((char) c))
                .collect(Collectors.joining());
    }
}
