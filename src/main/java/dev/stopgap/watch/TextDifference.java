package dev.stopgap.watch;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two texts side by side, block by block: a block is a line of the text, and what changed within a block is marked by word or
 * letter. Bounded in time and memory, whatever the texts. Public for its template.
 *
 * @param rows in their order; unchanged blocks far from any change are left out
 * @param added how many blocks came
 * @param removed how many went
 * @param changed how many are another than before
 * @param shortened whether the texts were too long to be compared to their end
 */
public record TextDifference(List<Row> rows, int added, int removed, int changed, boolean shortened) {

    private static final int MOST_BLOCKS = 2_000;
    private static final int MOST_ROWS = 600;
    private static final int LONGEST_BLOCK = 4_000;
    private static final int AROUND = 2;
    private static final int MOST_TOKENS = 1_500;
    private static final long MOST_WORK = 12_000_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]+|[0-9]+|\\s+|.", Pattern.DOTALL);

    /** What has become of a block. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED,
        LEFT_OUT
    }

    /** A block before and after; of LEFT_OUT only how many blocks it stands for. */
    public record Row(Kind kind, List<Part> before, List<Part> after, int blocks) {}

    /** A part of a block, and whether it is on this side only. */
    public record Part(String text, boolean changed) {}

    static TextDifference of(String before, String after) {
        return new Comparison(blocks(before), blocks(after)).result(isLong(before) || isLong(after));
    }

    private static boolean isLong(String text) {
        return text.lines().limit(MOST_BLOCKS + 1L).count() > MOST_BLOCKS
                || text.lines().limit(MOST_BLOCKS).anyMatch(line -> line.length() > LONGEST_BLOCK);
    }

    // Blank lines are layout, not words.
    private static List<String> blocks(String text) {
        return text.lines()
                .limit(MOST_BLOCKS)
                .map(line -> line.length() > LONGEST_BLOCK ? line.substring(0, LONGEST_BLOCK) + "…" : line)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** One comparison, with what is left of the work that it may cost. */
    private static final class Comparison {
        private final List<String> old;
        private final List<String> fresh;
        private final List<Row> rows = new ArrayList<>();
        private long work = MOST_WORK;
        private int added;
        private int removed;
        private int changed;

        Comparison(List<String> old, List<String> fresh) {
            this.old = old;
            this.fresh = fresh;
        }

        TextDifference result(boolean shortened) {
            int at = 0;
            for (Span span : spans(old, fresh)) {
                same(at, span.from());
                block(old.subList(span.from(), span.to()), fresh.subList(span.newFrom(), span.newTo()));
                at = span.to();
            }
            same(at, old.size());
            var shown = withoutTheFar(rows);
            boolean cut = shown.size() > MOST_ROWS;
            return new TextDifference(
                    cut ? List.copyOf(shown.subList(0, MOST_ROWS)) : shown, added, removed, changed, shortened || cut);
        }

        private void same(int from, int to) {
            for (String block : old.subList(from, to)) {
                var part = List.of(new Part(block, false));
                rows.add(new Row(Kind.SAME, part, part, 1));
            }
        }

        private void block(List<String> went, List<String> came) {
            var pairs = Pairs.of(went, came);
            int left = 0;
            int right = 0;
            for (var pair : pairs) {
                replaced(went.subList(left, pair.before()), came.subList(right, pair.after()));
                changed(went.get(pair.before()), came.get(pair.after()));
                left = pair.before() + 1;
                right = pair.after() + 1;
            }
            replaced(went.subList(left, went.size()), came.subList(right, came.size()));
        }

        // What went stands beside what came in its place, though it is another text.
        private void replaced(List<String> went, List<String> came) {
            removed += went.size();
            added += came.size();
            for (int i = 0; i < Math.max(went.size(), came.size()); i++) {
                var before = i < went.size() ? List.of(new Part(went.get(i), true)) : List.<Part>of();
                var after = i < came.size() ? List.of(new Part(came.get(i), true)) : List.<Part>of();
                Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
                rows.add(new Row(kind, before, after, 1));
            }
        }

        private void changed(String before, String after) {
            changed++;
            var went = tokens(before);
            var came = tokens(after);
            long cost = (long) went.size() * came.size();
            if (went.size() > MOST_TOKENS || came.size() > MOST_TOKENS || cost > work) {
                rows.add(new Row(Kind.CHANGED, List.of(new Part(before, true)), List.of(new Part(after, true)), 1));
                return;
            }
            work -= cost;
            var left = new ArrayList<Part>();
            var right = new ArrayList<Part>();
            int atLeft = 0;
            int atRight = 0;
            for (Span span : spans(went, came)) {
                add(left, went, atLeft, span.from(), false);
                add(right, came, atRight, span.newFrom(), false);
                add(left, went, span.from(), span.to(), true);
                add(right, came, span.newFrom(), span.newTo(), true);
                atLeft = span.to();
                atRight = span.newTo();
            }
            add(left, went, atLeft, went.size(), false);
            add(right, came, atRight, came.size(), false);
            rows.add(new Row(Kind.CHANGED, List.copyOf(left), List.copyOf(right), 1));
        }

        private static void add(List<Part> parts, List<String> tokens, int from, int to, boolean changed) {
            if (from < to) {
                parts.add(new Part(String.join("", tokens.subList(from, to)), changed));
            }
        }
    }

    /** What stood in [from, to) has become what stands in [newFrom, newTo). */
    private record Span(int from, int to, int newFrom, int newTo) {}

    // What went and what came at the same place are two deltas of this algorithm, and one change for people.
    private static List<Span> spans(List<String> old, List<String> fresh) {
        var spans = new ArrayList<Span>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, fresh, new MeyersDiffWithLinearSpace<>()).getDeltas()) {
            int from = delta.getSource().getPosition();
            int newFrom = delta.getTarget().getPosition();
            var span = new Span(
                    from,
                    from + delta.getSource().size(),
                    newFrom,
                    newFrom + delta.getTarget().size());
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && last.to() == span.from() && last.newTo() == span.newFrom()) {
                spans.set(spans.size() - 1, new Span(last.from(), span.to(), last.newFrom(), span.newTo()));
            } else {
                spans.add(span);
            }
        }
        return spans;
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    // Unchanged blocks are shown where they are next to a change.
    private static List<Row> withoutTheFar(List<Row> rows) {
        var near = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).kind() != Kind.SAME) {
                for (int j = Math.max(0, i - AROUND); j <= Math.min(rows.size() - 1, i + AROUND); j++) {
                    near[j] = true;
                }
            }
        }
        var shown = new ArrayList<Row>();
        int leftOut = 0;
        for (int i = 0; i <= rows.size(); i++) {
            if (i < rows.size() && !near[i]) {
                leftOut++;
                continue;
            }
            if (leftOut > 0) {
                shown.add(new Row(Kind.LEFT_OUT, List.of(), List.of(), leftOut));
                leftOut = 0;
            }
            if (i < rows.size()) {
                shown.add(rows.get(i));
            }
        }
        return shown;
    }
}
