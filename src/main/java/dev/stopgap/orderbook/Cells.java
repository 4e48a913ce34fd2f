package dev.stopgap.orderbook;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads single cells, into the text that PostgreSQL reads as the column's type. */
final class Cells {

    static final int KEY_LENGTH = 100;
    static final int TEXT_LENGTH = 1_000;

    private static final Pattern DESTROYED_BY_EXCEL = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+\\d{1,3}");
    private static final Pattern EXCEL_ERROR =
            Pattern.compile("#(?:N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|SPILL!|CALC!)");
    private static final Pattern REGISTRATION = Pattern.compile("T\\d{13}");

    private final Mapping mapping;

    Cells(Mapping mapping) {
        this.mapping = mapping;
    }

    /** What {@code cell} says; empty for an empty one. */
    String read(Column column, String cell) throws Refused {
        String text = Harmless.undo(Width.trim(cell));
        if (text.isEmpty()) {
            return text;
        }
        return switch (column.type()) {
            case KEY -> key(text);
            case TEXT -> text(text);
            case NUMBER -> signed(column, Numbers.read(text));
            case INTEGER -> signed(column, Numbers.readInteger(text));
            case DATE -> mapping.dates.readDate(text);
            case TIME -> mapping.dates.readTime(text);
            case RATE -> rate(column, text);
            case CODE, FLAG -> word(column, text);
            case REGISTRATION -> registration(text);
        };
    }

    private static String key(String text) throws Refused {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new Refused("controlCharacter", shown(text.charAt(i)));
            }
        }
        if (DESTROYED_BY_EXCEL.matcher(text).matches()) {
            throw new Refused("destroyedByExcel");
        }
        if (text.charAt(0) == '#' && EXCEL_ERROR.matcher(text).matches()) {
            throw new Refused("excelError");
        }
        return atMost(KEY_LENGTH, text);
    }

    private static String text(String text) throws Refused {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // An address of several lines is text.
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw new Refused("controlCharacter", shown(c));
            }
        }
        return atMost(TEXT_LENGTH, text);
    }

    private static String atMost(int limit, String text) throws Refused {
        if (text.length() > limit && text.codePointCount(0, text.length()) > limit) {
            throw new Refused("tooLong", String.valueOf(limit));
        }
        return text;
    }

    private static String shown(char control) {
        return "U+%04X".formatted((int) control);
    }

    private static String signed(Column column, String number) throws Refused {
        boolean refused =
                switch (column.sign()) {
                    case ANY -> false;
                    case NOT_NEGATIVE -> Numbers.isNegative(number);
                    case POSITIVE -> Numbers.isNegative(number) || Numbers.isZero(number);
                };
        if (refused) {
            throw new Refused(column.sign() == Column.Sign.POSITIVE ? "notPositive" : "negative");
        }
        return number;
    }

    private String rate(Column column, String text) throws Refused {
        String known = mapping.word(column, text);
        if (known != null) {
            return known;
        }
        String number;
        try {
            String half = Width.half(text);
            number = Numbers.read(half.endsWith("%") ? half.substring(0, half.length() - 1) : half);
        } catch (Refused e) {
            throw unknownWord(column);
        }
        if (!column.codes().contains(number)) {
            throw unknownWord(column);
        }
        return number;
    }

    private String word(Column column, String text) throws Refused {
        String known = mapping.word(column, text);
        if (known == null) {
            throw unknownWord(column);
        }
        return known;
    }

    private static Refused unknownWord(Column column) {
        return new Refused("unknownWord", String.join(", ", column.codes()));
    }

    private static String registration(String text) throws Refused {
        String number = Width.half(text).toUpperCase(Locale.ROOT);
        if (!REGISTRATION.matcher(number).matches()) {
            throw new Refused("notARegistrationNumber");
        }
        return number;
    }
}
