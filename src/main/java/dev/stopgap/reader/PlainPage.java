package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the lines of a plain text: headings by their marks, items, rows, and sentences that a mail has wrapped. */
final class PlainPage {

    private static final String HEADING_MARKS = "■◆●▼▲□◇〇○★＜<【［";
    private static final String ITEM_MARKS = "・･*•‣-–－※→";
    private static final String BARS = "｜|\t";

    private static final Pattern LABELLED = Pattern.compile("[^、。：:]{1,14}[：:]|[0-9０-９①-⑳(（]+[.．)）]");

    private static final Pattern NUMBERED = Pattern.compile("[(（]?[0-9０-９]{1,2}[．.）)]\\s*[^。：:、0-9０-９]{1,30}");
    private static final Pattern NUMBER = Pattern.compile("([(（]?)[0-9０-９]{1,2}([．.）)])");
    private static final Pattern ENGLISH_HEADING = Pattern.compile("[A-Z][A-Za-z &/,'-]*[A-Za-z]");

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private int table;

    private PlainPage(String text) {
        this.text = text;
    }

    static Page of(String text) {
        String read = text.length() > Page.LONGEST ? text.substring(0, Page.LONGEST) : text;
        var page = new PlainPage(read);
        page.split();
        return new Page(read, new int[0], page.lines, Page.Problem.NONE);
    }

    private void split() {
        int start = 0;
        int width = usualWidth();
        while (start < text.length()) {
            int end = lineEnd(start);
            int next = end;
            // A wrapped sentence goes on in the next line.
            while (wraps(start, next, width)) {
                next = lineEnd(next + 1);
            }
            add(start, next);
            start = next + 1;
        }
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', Math.min(start, text.length()));
        return end < 0 ? text.length() : end;
    }

    private int usualWidth() {
        int longest = 0;
        int start = 0;
        int lines = 0;
        while (start < text.length() && lines++ < 2_000) {
            int end = lineEnd(start);
            String line = text.substring(start, end);
            longest = isRule(line) || line.contains("://")
                    ? longest
                    : Math.max(longest, line.stripTrailing().length());
            start = end + 1;
        }
        return longest;
    }

    // Only where the line is about as long as the longest, ends within a sentence, and the next one begins plainly.
    private boolean wraps(int start, int end, int width) {
        if (end >= text.length() || width > 120) {
            return false;
        }
        int lastBreak = text.lastIndexOf('\n', end - 1);
        int lineStart = Math.max(start, lastBreak + 1);
        String line = text.substring(lineStart, end).stripTrailing();
        if (line.length() < 24 || line.length() < width - 14 || isRule(line)) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        if ("。．.！？!?：:」）)".indexOf(last) >= 0) {
            return false;
        }
        int nextStart = end + 1;
        if (nextStart >= text.length()) {
            return false;
        }
        String next = text.substring(nextStart, lineEnd(nextStart));
        String stripped = next.strip();
        return !stripped.isEmpty()
                && !isTabular(stripped)
                && !isTabular(line.strip())
                && !isRule(stripped)
                && !LABELLED.matcher(stripped).lookingAt()
                && bars(stripped) == 0
                && bars(line) == 0
                && HEADING_MARKS.indexOf(stripped.charAt(0)) < 0
                && ITEM_MARKS.indexOf(stripped.charAt(0)) < 0
                && (indent(next) <= 2 || indent(text.substring(lineStart, end)) > 0);
    }

    // "出荷　　　通常どおり": set in columns by blanks.
    private static boolean isTabular(String line) {
        return line.contains("\u3000\u3000") || line.contains("   ");
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\u3000')) {
            at++;
        }
        return at;
    }

    private void add(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            table++;
            return;
        }
        String line = text.substring(start, end);
        if (isRule(line)) {
            lines.add(new Line(Line.Kind.RULE, 0, start, end, List.of(), 0, 0, false));
        } else if (bars(line) >= 1 && line.length() < 400) {
            lines.add(row(start, end));
        } else if (isTitle(line, end)) {
            lines.add(new Line(Line.Kind.HEADING, 1, start, end, List.of(), 0, 0, false));
        } else if (isHeading(line, end) || isEnglishHeading(line, from, to)) {
            lines.add(new Line(Line.Kind.HEADING, headingLevel(line), start, end, List.of(), 0, 0, false));
        } else {
            var kind = ITEM_MARKS.indexOf(line.charAt(0)) >= 0
                            || NUMBERED.matcher(line).matches()
                    ? Line.Kind.ITEM
                    : Line.Kind.TEXT;
            lines.add(new Line(kind, 0, start, end, List.of(), 0, 0, false));
        }
    }

    private static boolean isBlank(char letter) {
        return letter <= ' ' || letter == '\u3000' || letter == '\u00a0';
    }

    private static boolean isRule(String line) {
        String stripped = line.strip();
        if (stripped.length() < 4) {
            return false;
        }
        char first = stripped.charAt(0);
        return "-=_*─━―ー－＝＊".indexOf(first) >= 0 && stripped.chars().allMatch(letter -> letter == first);
    }

    private static long bars(String line) {
        return line.chars().filter(letter -> BARS.indexOf(letter) >= 0).count();
    }

    private Line row(int start, int end) {
        var cells = new ArrayList<Line.Cell>();
        int cell = start;
        for (int i = start; i <= end; i++) {
            if (i == end || BARS.indexOf(text.charAt(i)) >= 0) {
                cells.add(new Line.Cell(cell, i, false));
                cell = i + 1;
            }
        }
        return new Line(Line.Kind.ROW, 0, start, end, cells, table + 1, 0, false);
    }

    // The first line, and one that says "お知らせ" in so many words: no sentence, and something follows.
    private boolean isTitle(String line, int end) {
        boolean first = lines.isEmpty();
        boolean announces =
                line.endsWith("について") || line.endsWith("お知らせ") || line.endsWith("お詫び") || line.endsWith("ご案内");
        return line.length() <= 70
                && end < text.length()
                && (HEADING_MARKS.indexOf(line.charAt(0)) < 0 || announces && line.charAt(0) == '【')
                && ITEM_MARKS.indexOf(line.charAt(0)) < 0
                && ".。．!！?？:：".indexOf(line.charAt(line.length() - 1)) < 0
                && line.indexOf('。') < 0
                && line.indexOf('：') < 0
                && line.indexOf(':') < 0
                && !isTabular(line)
                && (first || announces && lines.size() < 6);
    }

    // A mark, few letters, and no sentence.
    private boolean isHeading(String line, int end) {
        return line.length() <= 60
                        && HEADING_MARKS.indexOf(line.charAt(0)) >= 0
                        && line.indexOf('。') < 0
                        && !(line.charAt(0) == '【' && line.indexOf('】') < line.length() - 1)
                || line.length() <= 20
                        && "◎▽▷▶△".indexOf(line.charAt(0)) >= 0
                        && line.indexOf('。') < 0
                        && line.indexOf('：') < 0
                || line.length() <= 40 && line.startsWith("## ")
                || NUMBERED.matcher(line).matches() && !isOfAList(line, end);
    }

    // Numbered lines one after the other are a list, and none of them is a heading.
    private boolean isOfAList(String line, int end) {
        int next = Math.min(text.length(), text.indexOf('\n', end) + 1);
        Line before = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        return end < text.length() && isNumberedAlike(line, text.substring(next, lineEnd(next)))
                || before != null
                        && before.kind() == Line.Kind.ITEM
                        && isNumberedAlike(line, text.substring(before.start(), before.end()));
    }

    private static boolean isNumberedAlike(String one, String other) {
        var number = NUMBER.matcher(one);
        var otherNumber = NUMBER.matcher(other.strip());
        return number.lookingAt()
                && otherNumber.lookingAt()
                && number.group(1).equals(otherNumber.group(1))
                && number.group(2).equals(otherNumber.group(2));
    }

    // "Deliveries": a few words without an end, above a line that goes on.
    private boolean isEnglishHeading(String line, int from, int to) {
        boolean opens = from == 0 || text.startsWith("\n\n", from - 2) || line.equals(line.toUpperCase(Locale.ROOT));
        boolean followed = to + 1 < text.length() && text.charAt(to + 1) > ' ';
        return line.length() <= 50
                && opens
                && followed
                && ENGLISH_HEADING.matcher(line).matches();
    }

    private static int headingLevel(String line) {
        return "＜<【［".indexOf(line.charAt(0)) >= 0 ? 4 : 3;
    }
}
