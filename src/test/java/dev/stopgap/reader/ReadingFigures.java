package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a comparison of readings with their labels came to. */
final class ReadingFigures {

    final List<String> wrong = new ArrayList<>();
    final List<String> betterThanTruth = new ArrayList<>();
    final List<String> plansWrong = new ArrayList<>();
    final List<String> fullRecoveries = new ArrayList<>();
    int textsRight;
    private int areas;
    private int right;
    private int texts;
    private int plans;

    /** Reads one text and counts how it compares with its label. */
    void compare(LabelledNotices.Labelled notice, NoticeReader reader) {
        var result = reader.readPlain(notice.text(), notice.at());
        var read = new EnumMap<Area, Reading.AreaReading>(Area.class);
        for (var area : result.areas()) {
            if (!notice.text().startsWith(area.evidence(), area.at())) {
                throw new AssertionError(notice.file() + ": no part of the text: " + area.evidence());
            }
            read.put(area.area(), area);
        }
        if (result.signals().contains(Reading.FULL_RECOVERY_STATED)) {
            fullRecoveries.add(notice.file());
        }
        var mistakes = new ArrayList<String>();
        for (Area area : Area.values()) {
            compare(notice, area, read.get(area), mistakes);
        }
        notice.planned().forEach((area, date) -> comparePlan(notice, area, date, read.get(area)));
        texts++;
        if (mistakes.isEmpty()) {
            textsRight++;
        } else {
            wrong.add(notice.file() + ": " + mistakes);
        }
    }

    private void compare(
            LabelledNotices.Labelled notice, Area area, Reading.@Nullable AreaReading read, List<String> mistakes) {
        var expected = notice.areas().get(area);
        var state = read == null || read.state() == AreaState.UNKNOWN ? null : read.state();
        if (expected == null && state == null) {
            return;
        }
        areas++;
        if (expected != null && state != null && expected.contains(state)) {
            right++;
            return;
        }
        mistakes.add(area + " " + state + " instead of " + expected);
        if (expected != null && state != null && expected.stream().allMatch(truth -> truth.compareTo(state) < 0)) {
            betterThanTruth.add(notice.file() + " " + area + " " + state + " instead of " + expected);
        }
    }

    private void comparePlan(
            LabelledNotices.Labelled notice, Area area, String date, Reading.@Nullable AreaReading read) {
        plans++;
        String from = date.contains("..") ? date.substring(0, date.indexOf("..")) : date;
        if (read == null
                || read.planned() == null
                || !from.equals(read.planned().from())) {
            plansWrong.add(notice.file() + " " + area + " " + date);
        }
    }

    /** The share of areas that are right. */
    double share() {
        return (double) right / areas;
    }

    @Override
    public String toString() {
        return "areas right %d of %d (%.1f %%), texts without error %d of %d, better than the truth %d, planned dates %d of %d, full recovery stated %d"
                .formatted(
                        right,
                        areas,
                        100 * share(),
                        textsRight,
                        texts,
                        betterThanTruth.size(),
                        plans - plansWrong.size(),
                        plans,
                        fullRecoveries.size());
    }
}
