package dev.stopgap.contact;

import dev.stopgap.platform.BusinessTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a letter as a person reads them: times and dates, which are kept as ISO text, in the
 * letter's language, and amounts of yen as numbers. */
final class Values {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern MONEY = Pattern.compile("(^y|Y)en$");
    private static final Pattern YEN = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private Values() {}

    static Map<String, Object> readable(Map<String, Object> model, Locale language) {
        var readable = new LinkedHashMap<String, Object>();
        model.forEach((key, value) -> readable.put(key, readable(key, value, language)));
        return readable;
    }

    private static Object readable(String key, Object value, Locale language) {
        if (value instanceof Map<?, ?> map) {
            var readable = new LinkedHashMap<String, Object>();
            map.forEach((name, inner) ->
                    readable.put(String.valueOf(name), readable(String.valueOf(name), inner, language)));
            return readable;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(inner -> readable(key, inner, language)).toList();
        }
        if (value instanceof String text && TIME.matcher(text).matches()) {
            return time(OffsetDateTime.parse(text).toInstant(), language);
        }
        if (value instanceof String text && DATE.matcher(text).matches()) {
            return date(LocalDate.parse(text), language);
        }
        if (value instanceof String text
                && MONEY.matcher(key).find()
                && YEN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        return value;
    }

    /** Such as 11月13日(木) 12:00, or Thu 13 Nov 2025, 12:00. */
    static String time(Instant time, Locale language) {
        var local = time.atZone(BusinessTime.ZONE);
        return date(local.toLocalDate(), language)
                + (isJapanese(language) ? " " : ", ")
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(local);
    }

    static String date(LocalDate date, Locale language) {
        return DateTimeFormatter.ofPattern(isJapanese(language) ? "yyyy年M月d日(E)" : "EEE d MMM yyyy", language)
                .format(date);
    }

    private static boolean isJapanese(Locale language) {
        return language.getLanguage().equals(Locale.JAPANESE.getLanguage());
    }
}
