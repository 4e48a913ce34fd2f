package dev.stopgap.orderbook;

/** Full-width characters as their half-width selves, and blanks off the ends. */
final class Width {

    private Width() {}

    /**
     * {@code text} with full-width digits, letters and signs made half-width. Not Unicode's NFKC, which would also turn a
     * circled or raised digit into a plain one: that is a guess.
     */
    static String half(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return narrowed(text);
            }
        }
        return text;
    }

    private static String narrowed(String text) {
        var narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            narrow.append(half(text.charAt(i)));
        }
        return narrow.toString();
    }

    private static char half(char c) {
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
        }
        return switch (c) {
            case '\u3000', '\u00a0' -> ' ';
            case '￥' -> '¥';
            case '\u2212' -> '-'; // what some converters make of Shift_JIS's full-width minus
            default -> c;
        };
    }

    /** {@code text} without blanks at its ends, ideographic and no-break ones too. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\u3000' || c == '\u00a0' || c == '\t' || c == '\r' || c == '\n';
    }
}
