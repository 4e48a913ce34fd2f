package dev.stopgap.reader;

import dev.stopgap.platform.BusinessTime;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds when a text says that it was written: "(10月19日18時30分現在)", "Updated …", or a date that stands alone. */
final class Stamp {

    private static final Pattern MARKS = Pattern.compile("現在|時点|更新|改定|updated");
    private static final List<String> MARKS_AFTER = List.of("現在", "時点", "更新", "改定");
    private static final int LONGEST_LINE = 60;

    private Stamp() {}

    /** When the text says that it was written: the first date of its head, with its time; nothing where it has none. */
    static Optional<Instant> of(String text, Instant fetchedAt) {
        var dates = new Dates(fetchedAt);
        Dates.Found first = null;
        for (String line : text.substring(0, Math.min(text.length(), 1_500)).split("\n")) {
            boolean stamped = MARKS.matcher(line).find();
            if (!stamped && line.length() > LONGEST_LINE) {
                continue;
            }
            for (Dates.Found date : dates.in(line)) {
                if (date.isSpan()) {
                    continue;
                }
                if (stamped && isStamp(line, date)) {
                    return Optional.of(instant(date));
                }
                first = first == null && isAlone(line, date) ? date : first;
            }
        }
        return Optional.ofNullable(first).map(Stamp::instant);
    }

    private static boolean isStamp(String line, Dates.Found date) {
        String after = line.substring(date.end(), Math.min(line.length(), date.end() + 8))
                .strip();
        String before = line.substring(Math.max(0, date.start() - 8), date.start());
        return MARKS_AFTER.stream().anyMatch(after::startsWith) || before.contains("更新") || before.contains("updated");
    }

    private static boolean isAlone(String line, Dates.Found date) {
        String after = line.substring(date.end()).strip();
        boolean begins = date.start() == 0 || "( ".indexOf(line.charAt(date.start() - 1)) >= 0;
        return begins && (after.isEmpty() || after.startsWith(")"));
    }

    private static Instant instant(Dates.Found date) {
        return date.from()
                .atTime(date.time() == null ? LocalTime.MIDNIGHT : date.time())
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }
}
