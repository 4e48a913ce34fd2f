package dev.stopgap.orderbook;

import java.util.regex.Pattern;

/** Numbers as people and systems write them. */
final class Numbers {

    private static final Pattern FORM = Pattern.compile("(\\d+|\\d{1,3}(?:,\\d{3})+|(?=\\.))(?:\\.(\\d+))?");
    // As a spreadsheet shows a number that is too long for its cell: its last digits are gone.
    private static final Pattern EXPONENT = Pattern.compile("-?\\d(?:\\.\\d+)?[eE][+-]\\d{1,3}");
    private static final int WHOLE_DIGITS = 15;
    private static final int DECIMALS = 4;

    private Numbers() {}

    /** The number that {@code cell} says, in plain digits with a point. */
    static String read(String cell) throws Refused {
        if (plain(cell)) {
            return cell;
        }
        String text = Width.trim(Width.half(cell));
        if (EXPONENT.matcher(text).matches()) {
            throw new Refused("destroyedByExcel");
        }
        if (text.endsWith("円")) {
            text = Width.trim(text.substring(0, text.length() - 1));
        }
        boolean negative = false;
        boolean signed = false;
        boolean yen = false;
        int start = 0;
        // "-¥1,234" and "¥-1,234" are both written, and accountants write ▲ or △ for minus.
        for (; start < text.length(); start++) {
            char c = text.charAt(start);
            if ((c == '-' || c == '+' || c == '▲' || c == '△') && !signed) {
                signed = true;
                negative = c != '+';
            } else if ((c == '¥' || c == '\\') && !yen) {
                yen = true;
            } else if (c != ' ' || !yen) {
                break;
            }
        }
        var match = FORM.matcher(text.substring(start));
        if (!match.matches()) {
            throw new Refused("notANumber");
        }
        String whole = match.group(1).replace(",", "").replaceFirst("^0+(?=\\d)", "");
        if (whole.isEmpty()) {
            whole = "0"; // some databases write .5
        }
        String decimals = match.group(2) == null ? "" : match.group(2).replaceFirst("0+$", "");
        if (whole.length() > WHOLE_DIGITS) {
            throw new Refused("tooManyDigits", String.valueOf(WHOLE_DIGITS));
        }
        if (decimals.length() > DECIMALS) {
            throw new Refused("tooManyDecimals", String.valueOf(DECIMALS));
        }
        return (negative ? "-" : "") + whole + (decimals.isEmpty() ? "" : "." + decimals);
    }

    /** A whole number that a column of that kind can hold. */
    static String readInteger(String cell) throws Refused {
        String number = read(cell);
        if (number.indexOf('.') >= 0) {
            throw new Refused("notAnInteger");
        }
        if (number.replace("-", "").length() > 9) {
            throw new Refused("tooManyDigits", "9");
        }
        return number;
    }

    private static boolean plain(String cell) {
        int length = cell.length();
        if (length == 0 || length > WHOLE_DIGITS || (length > 1 && cell.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean isNegative(String number) {
        return number.charAt(0) == '-' && !isZero(number);
    }

    static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }
}
