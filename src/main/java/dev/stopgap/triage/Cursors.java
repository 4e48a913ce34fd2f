package dev.stopgap.triage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places in a list of lines, as text that an address can carry: order numbers may contain anything. */
final class Cursors {

    private static final String SEPARATOR = "\u0000";

    private Cursors() {}

    static String of(String orderNo, String lineNo) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((orderNo + SEPARATOR + lineNo).getBytes(StandardCharsets.UTF_8));
    }

    /** Order and line number; both empty at the beginning. {@link IllegalArgumentException} where it is no place. */
    static List<String> parse(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return List.of("", "");
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("\"" + cursor + "\" is no place in a list of lines");
        }
        return List.of(parts);
    }
}
