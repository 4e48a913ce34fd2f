package dev.stopgap.reader;

import org.jspecify.annotations.Nullable;

/** Says when what a Japanese clause tells is so: now, later, no more; by its ending, its dates and what stands above it. */
final class Tenses {

    private static final int LONGEST_TAIL = 60;

    private final NormalText text;
    private final Lexicon lexicon;
    private final Dates dates;

    Tenses(NormalText text, Lexicon lexicon, Dates dates) {
        this.text = text;
        this.lexicon = lexicon;
        this.dates = dates;
    }

    /** What stands around a predicate makes of it: done, planned, denied, or nothing about now. */
    Ending ending(Segment segment, Token predicate, Passage passage) {
        String tail = segment.after(predicate, LONGEST_TAIL);
        var kind = predicate.term().kind();
        boolean row = passage.heads().stream().anyMatch(head -> head.kind() == Head.Kind.COLUMN);
        if (row && lexicon.has("ended", segment.after(predicate, 200)) && kind != Term.Kind.NORMAL) {
            return segment.plain().contains("実施済み") ? Ending.DONE : Ending.NONE;
        }
        boolean title = passage.role() == Passage.Role.TITLE;
        Ending stated =
                title && kind == Term.Kind.STOP ? null : lexicon.endings().of(kind, tail);
        boolean future = hasFutureDate(segment);
        if (stated == Ending.NONE) {
            return Ending.NONE;
        }
        if (lexicon.matches("atTimesBelow", segment.plain()) && beginsBelow(passage)) {
            return Ending.PLANNED;
        }
        if (kind == Term.Kind.STOP || kind == Term.Kind.DELAY) {
            return stopEnds(segment, predicate, tail, stated, future);
        }
        if (stated != null) {
            return stated;
        }
        boolean good = kind == Term.Kind.RESUME || kind == Term.Kind.RUN || kind == Term.Kind.NORMAL;
        if (good && lexicon.matches("conditional", segment.text().text(segment.start(), predicate.start()))) {
            return Ending.PLANNED;
        }
        boolean canBePlanned = kind != Term.Kind.CHECK && kind != Term.Kind.LIMIT && kind != Term.Kind.CANCEL;
        if (future && canBePlanned && !lexicon.matches("done", tail)) {
            return Ending.PLANNED;
        }
        if (kind == Term.Kind.RESUME && lexicon.matches("present", tail) && !startsToday(segment)) {
            boolean part = segment.has(Term.Kind.PARTIAL) || segment.has(Term.Kind.GRADUAL);
            return part && tail.startsWith("する") && !tail.startsWith("すると") ? Ending.DONE : Ending.PLANNED;
        }
        return Ending.DONE;
    }

    // A stop with its length, told in the past, is over: "約50日止まった". One that is to come is no state yet.
    private Ending stopEnds(Segment segment, Token predicate, String tail, @Nullable Ending stated, boolean future) {
        boolean past = predicate.is(Term.Kind.STOP) && tail.startsWith("た") && endsDuration(segment, predicate)
                || predicate.is(Term.Kind.DELAY) && (tail.equals("た") || tail.equals("た。"));
        if (past) {
            return Ending.NONE;
        }
        if (predicate.is(Term.Kind.STOP)
                && future
                && beginsLater(segment)
                && !lexicon.matches("done", tail)
                && !segment.has(Term.Kind.STILL)) {
            return Ending.PLANNED;
        }
        return stated == Ending.NEGATED ? Ending.NEGATED : Ending.DONE;
    }

    // "10日まで停止いたします" is a stop of now that ends.
    private boolean beginsLater(Segment segment) {
        String plain = segment.plain();
        var told = dates.in(plain);
        boolean begun = told.stream()
                .anyMatch(
                        date -> !dates.isStillToCome(date) && lexicon.startsWith("since", plain.substring(date.end())));
        return !begun
                && told.stream()
                        .filter(dates::isStillToCome)
                        .anyMatch(date -> !lexicon.startsWith("until", plain.substring(date.end())));
    }

    private boolean beginsBelow(Passage passage) {
        int below = Math.min(text.length(), passage.end() + LONGEST_TAIL);
        return dates.in(text.text(passage.end(), below)).stream().anyMatch(dates::isStillToCome);
    }

    private static boolean endsDuration(Segment segment, Token predicate) {
        String before = segment.text().text(Math.max(segment.start(), predicate.start() - 8), predicate.start());
        return before.matches("(?s).*\\d(日|か月|カ月|週|時間)間?[、にもは]?");
    }

    // "本日より再開いたします", "4月7日から再開する" on that day: it has begun.
    private boolean startsToday(Segment segment) {
        String plain = segment.plain();
        if (lexicon.has("today", plain)) {
            return dates.in(plain).stream().noneMatch(dates::isStillToCome);
        }
        return dates.in(plain).stream()
                .anyMatch(date -> !date.isSpan()
                        && !dates.isStillToCome(date)
                        && (plain.startsWith("から", date.end()) || plain.startsWith("より", date.end())));
    }

    /** Whether the clause tells of what is over: "11月の受注は手作業", said in December. */
    boolean isOfThePast(Segment segment, Token predicate, Passage passage) {
        if (lexicon.matches("longAgo", segment.plain())
                && lexicon.matches("over", text.text(passage.start(), passage.end()))) {
            return true;
        }
        if (!predicate.is(Term.Kind.LIMIT) && !predicate.is(Term.Kind.RUN) && !predicate.is(Term.Kind.DELAY)) {
            return false;
        }
        String plain = segment.plain();
        return dates.in(plain).stream()
                .anyMatch(date -> date.isSpan()
                        && !date.open()
                        && date.to().isBefore(dates.base().withDayOfMonth(1))
                        && (plain.startsWith("の", date.end()) || plain.charAt(date.end() - 1) == 'の'));
    }

    boolean hasDate(String words) {
        return !dates.in(words).isEmpty();
    }

    /** Whether a day is told that is still to come. */
    boolean hasFutureDate(Segment segment) {
        return dates.in(segment.plain()).stream().anyMatch(dates::isStillToCome);
    }

    /** Whether a label or heading above says that what follows is to come. */
    boolean isFutureByLabel(Passage passage) {
        return passage.heads().stream()
                .filter(head -> head.kind() == Head.Kind.LABEL || head.kind() == Head.Kind.HEADING)
                .map(head -> text.text(head.start(), head.end()))
                .filter(label -> !lexicon.has("stamped", label))
                .anyMatch(label -> dates.in(label).stream().anyMatch(date -> date.isAfter(dates.base()))
                        || label.contains("今後の予定")
                        || label.contains("今後の見通し"));
    }
}
