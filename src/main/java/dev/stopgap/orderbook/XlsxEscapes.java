package dev.stopgap.orderbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that XML cannot hold, as a workbook writes them: {@code _x000D_} is a carriage return. */
final class XlsxEscapes {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XlsxEscapes() {}

    static String undo(CharSequence text) {
        String string = text.toString();
        if (string.indexOf("_x") < 0) {
            return string;
        }
        return ESCAPED.matcher(string)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
