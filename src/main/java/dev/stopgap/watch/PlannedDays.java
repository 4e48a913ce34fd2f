package dev.stopgap.watch;

import dev.stopgap.reader.Reading;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something is planned, as people write it and as labels hold it: {@code 2025-12-15}, {@code 2025-12}, {@code 2025-12-01..12-07}. */
final class PlannedDays {

    private static final String PRECISION = "PLANNED";

    private PlannedDays() {}

    /** The days of {@code planned}; null where its text names none that can be told. */
    static @Nullable String of(Reading.Planned planned) {
        String from = planned.from();
        String to = planned.to();
        if (from == null || to == null || to.equals(from)) {
            return from;
        }
        return from + ".." + (to.startsWith(from.substring(0, 5)) ? to.substring(5) : to);
    }

    /** Reads what a person has written; empty where it is no day, month, moment or span of them. */
    static Optional<Reading.Planned> parse(String written) {
        int dots = written.indexOf("..");
        String first = dots < 0 ? written : written.substring(0, dots).strip();
        String last = dots < 0 ? written : written.substring(dots + 2).strip();
        if (dots >= 0 && !last.matches("\\d{4}-.*") && first.length() > 5) {
            last = first.substring(0, 5) + last;
        }
        try {
            String from = first(first);
            String to = last(last);
            if (from.compareTo(to) > 0) {
                return Optional.empty();
            }
            return Optional.of(new Reading.Planned(from, to.equals(from) ? null : to, written, PRECISION));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String first(String day) {
        return day.length() == 7 ? YearMonth.parse(day).atDay(1).toString() : checked(day);
    }

    private static String last(String day) {
        return day.length() == 7 ? YearMonth.parse(day).atEndOfMonth().toString() : checked(day);
    }

    private static String checked(String day) {
        if (day.length() == 10) {
            return LocalDate.parse(day).toString();
        }
        LocalDateTime.parse(day);
        return day;
    }
}
