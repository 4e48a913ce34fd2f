package dev.stopgap.orderbook;

import dev.stopgap.platform.BusinessTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as people and systems write them; a supplier's own patterns are tried first. */
final class Dates {

    private static final Pattern WESTERN = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern JAPANESE = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern ERA = Pattern.compile(
            "(明治|大正|昭和|平成|令和|[MTSHRmtshr])\\.? ?(元|\\d{1,2})(?:年(\\d{1,2})月(\\d{1,2})日|([-/.])(\\d{1,2})\\5(\\d{1,2}))");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.(\\d+))?");
    private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})(?:[ T].*)?");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,6}))?)?(Z|z|[+-]\\d{2}:?\\d{2})?|(\\d{1,2})時(\\d{1,2})分(?:(\\d{1,2})秒)?");
    private static final Pattern WEEKDAY = Pattern.compile(" ?\\(([月火水木金土日])(?:曜日?)?\\)");
    private static final String WEEKDAYS = "月火水木金土日";
    private static final DateTimeFormatter STORED = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private final List<DateTimeFormatter> patterns;

    /** @param patterns of the supplier's profile, in the letters of {@link DateTimeFormatter} */
    Dates(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.JAPAN)
                        .withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }

    /** The date that {@code cell} says, as {@code 2025-10-19}. */
    String readDate(String cell) throws Refused {
        if (iso(cell)) {
            return checked(cell);
        }
        LocalDate own = byPattern(cell);
        if (own != null) {
            return own.toString();
        }
        var time = read(cell);
        LocalDateTime here = time.local();
        if (time.offset() != null) {
            here = time.local()
                    .atOffset(time.offset())
                    .atZoneSameInstant(BusinessTime.ZONE)
                    .toLocalDateTime();
        }
        if (!here.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new Refused("timeInDate");
        }
        return here.toLocalDate().toString();
    }

    /** The time that {@code cell} says; without a zone it is Tokyo's, a bare date is 00:00. */
    String readTime(String cell) throws Refused {
        if (isoTime(cell)) {
            checked(cell.substring(0, 10));
            return cell;
        }
        var time = read(cell);
        ZoneOffset offset = time.offset();
        var at = offset == null
                ? time.local().atZone(BusinessTime.ZONE).toOffsetDateTime()
                : OffsetDateTime.of(time.local(), offset);
        return STORED.format(at);
    }

    private record Moment(LocalDateTime local, @Nullable ZoneOffset offset) {}

    private Moment read(String cell) throws Refused {
        String text = Width.trim(Width.half(cell));
        try {
            LocalDateTime own = timeByPattern(text);
            if (own != null) {
                return new Moment(own, null);
            }
            Matcher weekday = WEEKDAY.matcher(text);
            if (weekday.find()) {
                var moment = read(text.substring(0, weekday.start()) + text.substring(weekday.end()));
                return onThat(weekday.group(1), moment);
            }
            int cut = endOfDate(text);
            LocalDate date = date(text.substring(0, cut), text);
            String rest = text.substring(cut);
            if (rest.isEmpty()) {
                return serialTime(text, date);
            }
            return withTime(date, Width.trim(rest.startsWith("T") ? rest.substring(1) : rest));
        } catch (DateTimeException | ArithmeticException e) {
            throw new Refused("impossibleDate");
        }
    }

    // 2025-10-20 is no Sunday: one of the two is a slip of the pen.
    private static Moment onThat(String weekday, Moment moment) throws Refused {
        if (WEEKDAYS.indexOf(weekday) != moment.local().getDayOfWeek().ordinal()) {
            throw new Refused("impossibleDate");
        }
        return moment;
    }

    private static int endOfDate(String text) {
        int day = text.indexOf('日');
        if (day >= 0) {
            return day + 1;
        }
        // "R7 .10" is not written; the first blank or T after a digit ends the date.
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ' ' || c == 'T') && Character.isDigit(text.charAt(i - 1))) {
                return i;
            }
        }
        return text.length();
    }

    private static LocalDate date(String text, String whole) throws Refused {
        Matcher match = WESTERN.matcher(text);
        if (match.matches()) {
            return western(match.group(1), match.group(3), match.group(4));
        }
        match = COMPACT.matcher(text);
        if (match.matches()) {
            return western(match.group(1), match.group(2), match.group(3));
        }
        match = JAPANESE.matcher(text);
        if (match.matches()) {
            return western(match.group(1), match.group(2), match.group(3));
        }
        match = ERA.matcher(text);
        if (match.matches()) {
            boolean words = match.group(3) != null;
            return Era.of(match.group(1))
                    .date(
                            match.group(2).equals("元") ? 1 : Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(words ? 3 : 6)),
                            Integer.parseInt(match.group(words ? 4 : 7)));
        }
        match = SERIAL.matcher(text);
        if (match.matches()) {
            return SERIAL_ZERO.plusDays(Integer.parseInt(match.group(1)));
        }
        throw new Refused(AMBIGUOUS.matcher(whole).matches() ? "ambiguousDate" : "notADate");
    }

    private static LocalDate western(String year, String month, String day) throws Refused {
        int y = Integer.parseInt(year);
        if (y < 1900) {
            throw new Refused("impossibleDate");
        }
        return LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static Moment serialTime(String text, LocalDate date) {
        int point = text.indexOf('.');
        if (point < 0 || !SERIAL.matcher(text).matches()) {
            return new Moment(date.atStartOfDay(), null);
        }
        // A spreadsheet holds a time of day as a binary fraction; it means the nearest second.
        double fraction = Double.parseDouble("0" + text.substring(point));
        return new Moment(date.atStartOfDay().plusSeconds(Math.round(fraction * 86_400)), null);
    }

    private static Moment withTime(LocalDate date, String text) throws Refused {
        Matcher match = TIME.matcher(text);
        if (!match.matches()) {
            throw new Refused("notADate");
        }
        boolean words = match.group(6) != null;
        int hour = Integer.parseInt(match.group(words ? 6 : 1));
        int minute = Integer.parseInt(match.group(words ? 7 : 2));
        String seconds = match.group(words ? 8 : 3);
        String fraction = match.group(4);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6)) * 1000;
        var time = LocalTime.of(hour, minute, seconds == null ? 0 : Integer.parseInt(seconds), nanos);
        String zone = match.group(5);
        return new Moment(date.atTime(time), zone == null ? null : ZoneOffset.of(zone.toUpperCase(Locale.ROOT)));
    }

    // A pattern with a time of day in a column of dates: the profile has said that the time is not wanted.
    private @Nullable LocalDate byPattern(String text) {
        for (var pattern : patterns) {
            try {
                return LocalDate.parse(text, pattern);
            } catch (DateTimeParseException e) {
                continue; // the next one may fit
            }
        }
        return null;
    }

    private @Nullable LocalDateTime timeByPattern(String text) {
        for (var pattern : patterns) {
            try {
                return LocalDateTime.parse(text, pattern);
            } catch (DateTimeParseException e) {
                continue; // the next one may fit
            }
        }
        LocalDate date = byPattern(text);
        return date == null ? null : date.atStartOfDay();
    }

    private static boolean iso(String cell) {
        if (cell.length() != 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = cell.charAt(i);
            if (i != 4 && i != 7 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The form in which we write times ourselves, so most of a large file: the long way takes ten times as long. */
    private static boolean isoTime(String cell) {
        if (cell.length() != 25 || cell.charAt(10) != 'T' || !cell.endsWith("+09:00") || !iso(cell.substring(0, 10))) {
            return false;
        }
        for (int i = 11; i < 19; i++) {
            char c = cell.charAt(i);
            if (i == 13 || i == 16 ? c != ':' : c < '0' || c > '9') {
                return false;
            }
        }
        return number(cell, 11, 13) < 24 && number(cell, 14, 16) < 60 && number(cell, 17, 19) < 60;
    }

    private static String checked(String iso) throws Refused {
        int year = number(iso, 0, 4);
        int month = number(iso, 5, 7);
        int day = number(iso, 8, 10);
        if (year < 1900 || month < 1 || month > 12 || day < 1 || (day > 28 && !exists(year, month, day))) {
            throw new Refused("impossibleDate");
        }
        return iso;
    }

    private static boolean exists(int year, int month, int day) {
        return day <= java.time.YearMonth.of(year, month).lengthOfMonth();
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** An era by its first and last day: a date outside it was never written so. */
    private enum Era {
        MEIJI("明治", 'M', LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 29)),
        TAISHO("大正", 'T', LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 24)),
        SHOWA("昭和", 'S', LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
        HEISEI("平成", 'H', LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
        REIWA("令和", 'R', LocalDate.of(2019, 5, 1), LocalDate.of(9999, 12, 31));

        private final String word;
        private final char letter;
        private final LocalDate first;
        private final LocalDate last;

        Era(String word, char letter, LocalDate first, LocalDate last) {
            this.word = word;
            this.letter = letter;
            this.first = first;
            this.last = last;
        }

        static Era of(String name) {
            for (Era era : values()) {
                if (era.word.equals(name) || era.letter == Character.toUpperCase(name.charAt(0))) {
                    return era;
                }
            }
            throw new IllegalArgumentException(name);
        }

        LocalDate date(int year, int month, int day) throws Refused {
            var date = LocalDate.of(first.getYear() + year - 1, month, day);
            if (year < 1 || date.isBefore(first) || date.isAfter(last)) {
                throw new Refused("impossibleDate");
            }
            return date;
        }
    }
}
