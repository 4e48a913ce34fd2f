package dev.stopgap.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a clause plans and when, as finely as its text does. */
final class Plans {

    private static final int LINES_BELOW = 60;

    private final NormalText text;
    private final Dates dates;

    Plans(NormalText text, Dates dates) {
        this.text = text;
        this.dates = dates;
    }

    /** The plan of a clause, by its own date, else its sentence's, else its heads'; null where no date is told. */
    Reading.@Nullable Planned of(Segment segment, Token predicate, Passage passage, String visible) {
        var places = new ArrayList<int[]>();
        places.add(new int[] {segment.start(), segment.end()});
        places.add(new int[] {passage.start(), passage.end()});
        for (Head head : passage.heads()) {
            if (head.kind() == Head.Kind.LABEL || head.kind() == Head.Kind.COLUMN) {
                places.add(new int[] {head.start(), head.end()});
            }
        }
        for (int[] place : places) {
            var future = future(place[0], place[1]);
            if (!future.isEmpty()) {
                boolean own = place[0] == segment.start();
                return planned(
                        own ? nearest(future, place[0], predicate) : future,
                        place[0],
                        text.text(passage.start(), passage.end()),
                        visible);
            }
        }
        return null;
    }

    /** A span of time told in the lines that follow; null where there is none. */
    Reading.@Nullable Planned below(Passage passage, String visible) {
        int end = Math.min(text.length(), passage.end() + LINES_BELOW);
        var future = future(passage.end(), end);
        var planned = future.isEmpty() ? null : planned(future, passage.end(), text.text(passage.end(), end), visible);
        return planned == null || planned.to() == null ? null : planned;
    }

    // Of several dates the one next before the predicate, with all that follows it: "30日で終え、5日から再開".
    private List<Dates.Found> nearest(List<Dates.Found> future, int offset, Token predicate) {
        int from = 0;
        for (int i = 1; i < future.size(); i++) {
            boolean before = offset + future.get(i).start() < predicate.start();
            boolean ends = isSpan(" ", future.get(i - 1), future.get(i), offset);
            from = before && !ends ? i : from;
        }
        return future.subList(from, future.size());
    }

    private List<Dates.Found> future(int start, int end) {
        LocalDate today = dates.base();
        return dates.in(text.text(start, end)).stream()
                .filter(date -> date.to().isAfter(today) || date.from().equals(today) && date.time() != null)
                .toList();
    }

    private Reading.Planned planned(List<Dates.Found> future, int offset, String sentence, String visible) {
        boolean changed = sentence.contains("変更") || sentence.contains("延期") || sentence.contains("延ば");
        Dates.Found from = changed ? future.get(future.size() - 1) : future.get(0);
        String to = from.isSpan() ? from.to().toString() : null;
        int last = from.end();
        if (!changed && future.size() > 1 && isSpan(sentence, from, future.get(1), offset)) {
            to = future.get(1).iso();
            last = future.get(1).end();
        }
        String words = visible.substring(text.origin(offset + from.start()), text.origin(offset + last));
        return new Reading.Planned(from.iso(), to, words, strength(sentence, from));
    }

    private boolean isSpan(String sentence, Dates.Found one, Dates.Found other, int offset) {
        String between = text.text(offset + one.end(), offset + other.start());
        return between.strip().matches("[〜-]|から|to|until") && !sentence.isEmpty();
    }

    private static String strength(String sentence, Dates.Found date) {
        if (sentence.contains("したい") || sentence.contains("hope")) {
            return "HOPE";
        }
        if (sentence.contains("目指")
                || sentence.contains("めざ")
                || sentence.contains("めど")
                || sentence.contains("目途")
                || sentence.contains("目処")
                || sentence.contains("aim")) {
            return "AIM";
        }
        if (sentence.contains("見込") || sentence.contains("見通し") || sentence.contains("expect")) {
            return "EXPECTED";
        }
        if (sentence.contains("予定") || sentence.contains("plan") || date.isSpan()) {
            return "PLANNED";
        }
        return "FIXED";
    }
}
