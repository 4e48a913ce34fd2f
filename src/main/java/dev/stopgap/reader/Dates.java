package dev.stopgap.reader;

import dev.stopgap.platform.BusinessTime;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dates in a normalised text. Relative words count from the text's own date, never from the day of reading. */
final class Dates {

    private static final String WEEKDAY = "(?:\\([月火水木金土日祝・]{1,4}\\))?";
    private static final String TIME =
            "(?:\\s?(午前|午後|正午)?\\s?(?:(\\d{1,2})(?:時|:(?=\\d\\d))(\\d{2})?(半)?分?)?(?:頃|ごろ)?)?";
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?:(20\\d{2}|\\d{2})年\\s?)?(?:(来年|翌年|今年|本年|去年|昨年|前年)の?)?(1[0-2]|0?[1-9])月(?:の)?" + "(?:([0-3]?\\d)日"
                    + WEEKDAY + TIME + "|(上旬|中旬|下旬|初旬|初め|末|中|第([1-5])週(?:中|目)?))?(以降|ごろ|頃|まで|までに)?");
    private static final Pattern SLASH =
            Pattern.compile("(?:(20\\d{2})[/.-])?(1[0-2]|0?[1-9])[/.-]([0-3]?\\d)(?![\\d/.割%])" + WEEKDAY + TIME);
    private static final Pattern RELATIVE_MONTH =
            Pattern.compile("(来月|今月|翌月)(?:の)?(?:([0-3]?\\d)日" + WEEKDAY + TIME + "|(上旬|中旬|下旬|初旬|初め|末|中))?(以降)?");
    private static final Pattern BARE_DAY =
            Pattern.compile("(?<![\\d月/年第.,])([0-3]?\\d)日(?![間目程ほ前後以くぐ分]|に及|にわた|にも及)" + WEEKDAY + TIME);
    private static final Pattern BARE_PART = Pattern.compile("(?<![月の])(上旬|中旬|下旬)(以降|まで|ごろ|頃)?");
    private static final Pattern DAY_WORD = Pattern.compile("(明日|あす|明後日|来週|年明け以降|年明け)" + TIME);
    private static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
    private static final Pattern ENGLISH = Pattern.compile(
            "(?<![a-z])(?:(early|mid|late|the end of|end of)[ -])?(?:([0-3]?\\d)(?:st|nd|rd|th)? (?:of )?)?\\b("
                    + MONTHS
                    + ")\\b\\.?(?: ([0-3]?\\d)(?:st|nd|rd|th)?\\b(?!:))?(?:,? (20\\d{2}))?(?:,? (?:at )?(\\d{1,2}):(\\d{2}))?");
    private static final Pattern ENGLISH_DAY = Pattern.compile(
            "\\b(tomorrow|(?:(?:on|from|by|next|until) )(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\\b(?!,? (?:\\d|the \\d))");
    private static final Pattern ENGLISH_SOON =
            Pattern.compile("(coming|following|next) (days|weeks|week|month|months)");
    private static final List<String> MONTH_NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final LocalDate base;
    private final LocalTime time;
    private final Map<String, List<Found>> known = new HashMap<>();

    Dates(Instant statedAt) {
        this.base = statedAt.atZone(BusinessTime.ZONE).toLocalDate();
        this.time = statedAt.atZone(BusinessTime.ZONE).toLocalTime();
    }

    /** Whether {@code date} lies ahead of the text's own time. */
    boolean isStillToCome(Found date) {
        return date.from().isAfter(base)
                || date.from().equals(base)
                        && date.time() != null
                        && date.time().isAfter(time);
    }

    /**
     * A date in the text.
     *
     * @param from the first possible day
     * @param time the time of the day, where it is told
     * @param to the last possible day
     */
    record Found(int start, int end, LocalDate from, @Nullable LocalTime time, LocalDate to, boolean open) {

        boolean isAfter(LocalDate day) {
            return from.isAfter(day);
        }

        boolean isSpan() {
            return !from.equals(to);
        }

        String iso() {
            return time == null
                    ? from.toString()
                    : LocalDateTime.of(from, time)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString();
        }
    }

    LocalDate base() {
        return base;
    }

    /** The dates of {@code text}, in its order. */
    List<Found> in(String text) {
        return known.computeIfAbsent(text, this::find);
    }

    // Each expression is tried only where a letter stands without which it cannot match.
    private List<Found> find(String text) {
        var found = new ArrayList<Found>();
        boolean months = text.indexOf('月') >= 0;
        boolean days = text.indexOf('日') >= 0;
        if (months) {
            collect(MONTH_DAY.matcher(text), found, this::monthDay);
        }
        if (hasSlashedDigits(text)) {
            collect(SLASH.matcher(text), found, this::slash);
        }
        if (text.indexOf('旬') >= 0) {
            collect(BARE_PART.matcher(text), found, this::barePart);
        }
        if (months) {
            collect(RELATIVE_MONTH.matcher(text), found, this::relativeMonth);
        }
        if (days || text.contains("あす") || text.contains("来週") || text.contains("年明け")) {
            collect(DAY_WORD.matcher(text), found, this::dayWord);
        }
        if (hasLatin(text)) {
            collect(ENGLISH.matcher(text), found, this::english);
            collect(ENGLISH_DAY.matcher(text), found, this::englishDay);
            collect(ENGLISH_SOON.matcher(text), found, this::soon);
        }
        if (days) {
            collect(BARE_DAY.matcher(text), found, match -> bareDay(match, found));
        }
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    private static boolean hasSlashedDigits(String text) {
        for (int i = 1; i + 1 < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter == '/' || letter == '.' || letter == '-')
                    && isDigit(text.charAt(i - 1))
                    && isDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean hasLatin(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            run = letter >= 'a' && letter <= 'z' ? run + 1 : 0;
            if (run == 3) {
                return true;
            }
        }
        return false;
    }

    private interface Reader {
        @Nullable Found read(Matcher match);
    }

    private static void collect(Matcher matcher, List<Found> found, Reader reader) {
        int most = 40;
        while (matcher.find() && most-- > 0) {
            int start = matcher.start();
            if (matcher.end() == start
                    || found.stream().anyMatch(other -> other.start() <= start && start < other.end())) {
                continue;
            }
            try {
                Found date = reader.read(matcher);
                if (date != null) {
                    found.add(date);
                }
            } catch (DateTimeException e) {
                // 31 June, or a typing error such as "23月": no date.
            }
        }
    }

    private @Nullable Found monthDay(Matcher m) {
        int month = Integer.parseInt(m.group(3));
        int year = year(m.group(1), m.group(2), month, m.group(4));
        boolean open = m.group(11) != null && m.group(11).startsWith("以降");
        if (m.group(4) != null) {
            LocalDate day = LocalDate.of(year, month, Integer.parseInt(m.group(4)));
            return new Found(m.start(), m.end(), day, time(m.group(5), m.group(6), m.group(7), m.group(8)), day, open);
        }
        return span(m.start(), m.end(), year, month, m.group(9), m.group(10), open);
    }

    private static Found span(
            int start, int end, int year, int month, @Nullable String part, @Nullable String week, boolean open) {
        LocalDate first = LocalDate.of(year, month, 1);
        LocalDate last = first.with(TemporalAdjusters.lastDayOfMonth());
        if (week != null) {
            int number = Integer.parseInt(week);
            return new Found(
                    start,
                    end,
                    first.plusDays(7L * (number - 1)),
                    null,
                    min(first.plusDays(7L * number - 1), last),
                    open);
        }
        return switch (part == null ? "" : part) {
            case "上旬", "初旬", "初め" -> new Found(start, end, first, null, first.plusDays(9), open);
            case "中旬" -> new Found(start, end, first.plusDays(10), null, first.plusDays(19), open);
            case "下旬" -> new Found(start, end, first.plusDays(20), null, last, open);
            case "末" -> new Found(start, end, last, null, last, open);
            default -> new Found(start, end, first, null, last, open);
        };
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private int year(@Nullable String written, @Nullable String relative, int month, @Nullable String day) {
        if (written != null) {
            int year = Integer.parseInt(written);
            return year < 100 ? 2000 + year : year;
        }
        if (relative != null) {
            return switch (relative) {
                case "来年", "翌年" -> base.getYear() + 1;
                case "去年", "昨年", "前年" -> base.getYear() - 1;
                default -> base.getYear();
            };
        }
        // Without a year: the nearest such month.
        LocalDate here = LocalDate.of(
                base.getYear(), month, Math.min(28, day == null ? 15 : Math.max(1, Integer.parseInt(day))));
        long days = ChronoUnit.DAYS.between(base, here);
        return days > 183 ? base.getYear() - 1 : days < -183 ? base.getYear() + 1 : base.getYear();
    }

    private static @Nullable LocalTime time(
            @Nullable String half, @Nullable String hour, @Nullable String minute, @Nullable String thirty) {
        if (hour == null) {
            return "正午".equals(half) ? LocalTime.NOON : null;
        }
        int h = Integer.parseInt(hour) + ("午後".equals(half) && Integer.parseInt(hour) < 12 ? 12 : 0);
        int m = minute != null ? Integer.parseInt(minute) : thirty != null ? 30 : 0;
        return h > 23 || m > 59 ? null : LocalTime.of(h, m);
    }

    private Found slash(Matcher m) {
        int month = Integer.parseInt(m.group(2));
        LocalDate day = LocalDate.of(year(m.group(1), null, month, m.group(3)), month, Integer.parseInt(m.group(3)));
        return new Found(m.start(), m.end(), day, time(m.group(4), m.group(5), m.group(6), m.group(7)), day, false);
    }

    private Found relativeMonth(Matcher m) {
        LocalDate month = m.group(1).equals("今月") ? base : base.plusMonths(1);
        boolean open = m.group(8) != null;
        if (m.group(2) != null) {
            LocalDate day = month.withDayOfMonth(Integer.parseInt(m.group(2)));
            return new Found(m.start(), m.end(), day, time(m.group(3), m.group(4), m.group(5), m.group(6)), day, open);
        }
        return span(m.start(), m.end(), month.getYear(), month.getMonthValue(), m.group(7), null, open);
    }

    private Found dayWord(Matcher m) {
        LocalDate day =
                switch (m.group(1)) {
                    case "明日", "あす" -> base.plusDays(1);
                    case "明後日" -> base.plusDays(2);
                    case "来週" -> base.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                    default -> LocalDate.of(base.getYear() + (base.getMonthValue() > 6 ? 1 : 0), 1, 1);
                };
        boolean week = m.group(1).equals("来週");
        boolean newYear = m.group(1).startsWith("年明け");
        return new Found(
                m.start(),
                m.end(),
                day,
                time(m.group(2), m.group(3), m.group(4), m.group(5)),
                week ? day.plusDays(6) : newYear ? day.plusDays(30) : day,
                newYear);
    }

    // "中旬に": of this month, or of the next where that has gone by.
    private Found barePart(Matcher m) {
        boolean open = "以降".equals(m.group(2));
        Found here = span(m.start(), m.end(), base.getYear(), base.getMonthValue(), m.group(1), null, open);
        LocalDate next = base.plusMonths(1);
        return here.to().isBefore(base)
                ? span(m.start(), m.end(), next.getYear(), next.getMonthValue(), m.group(1), null, open)
                : here;
    }

    private Found bareDay(Matcher m, List<Found> others) {
        int day = Integer.parseInt(m.group(1));
        // The month that the sentence has named before; else that of the text's own date, or the one after.
        LocalDate month = others.stream()
                .filter(other -> other.start() < m.start() && !other.isSpan())
                .max(Comparator.comparingInt(Found::start))
                .map(Found::from)
                .orElse(base);
        LocalDate date = month.withDayOfMonth(day);
        return new Found(m.start(), m.end(), date, time(m.group(2), m.group(3), m.group(4), m.group(5)), date, false);
    }

    private @Nullable Found english(Matcher m) {
        int month = MONTH_NAMES.indexOf(m.group(3).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        String day = m.group(2) != null ? m.group(2) : m.group(4);
        if (day == null
                && m.group(1) == null
                && (m.group(5) == null || m.group(3).equals("may"))) {
            return m.group(3).equals("may")
                    ? null
                    : span(m.start(), m.end(), year(m.group(5), null, month, null), month, null, null, false);
        }
        int year = year(m.group(5), null, month, day);
        if (day == null) {
            String part = m.group(1) == null
                    ? ""
                    : switch (m.group(1)) {
                        case "early" -> "上旬";
                        case "mid" -> "中旬";
                        case "late" -> "下旬";
                        default -> "末";
                    };
            return span(m.start(), m.end(), year, month, part, null, false);
        }
        LocalDate date = LocalDate.of(year, month, Integer.parseInt(day));
        LocalTime time = m.group(6) == null || Integer.parseInt(m.group(6)) > 23
                ? null
                : LocalTime.of(Integer.parseInt(m.group(6)), Integer.parseInt(m.group(7)));
        return new Found(m.start(), m.end(), date, time, date, false);
    }

    // "From Wednesday": the next one after the day of the text.
    private Found englishDay(Matcher m) {
        String words = m.group(1);
        LocalDate day = words.equals("tomorrow")
                ? base.plusDays(1)
                : base.with(TemporalAdjusters.next(DayOfWeek.valueOf(
                        words.substring(words.indexOf(' ') + 1).toUpperCase(Locale.ROOT))));
        return new Found(m.start(), m.end(), day, null, day, false);
    }

    private Found soon(Matcher m) {
        return new Found(
                m.start(),
                m.end(),
                base.plusDays(1),
                null,
                base.plusDays(m.group(2).startsWith("day") ? 7 : 31),
                true);
    }
}
