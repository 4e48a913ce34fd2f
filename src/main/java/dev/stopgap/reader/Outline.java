package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives every sentence of a page its place: under which headings, labels and columns it stands, in which edition of the
 * notice, in which addendum. What is repeated from the past is left out here.
 */
final class Outline {

    private static final Pattern EDITION = Pattern.compile("第(\\d{1,3})[報回弾]");
    private static final Pattern ADDENDUM =
            Pattern.compile("^[【\\[(<]?[^】\\])>]{0,24}(追記|更新|update|added)[^】\\])>]{0,6}[】\\])>]");
    private static final Pattern QUESTION = Pattern.compile("^q\\s?\\d{0,3}[.:．。 ]?.*", Pattern.DOTALL);
    private static final Pattern ASKS = Pattern.compile("q\\s?\\d{0,3}[.:．]");
    private static final Pattern ANSWERS = Pattern.compile("a\\s?\\d{0,3}(?:[.:．]\\s?|\\s(?=[^a-z]))");
    private static final Pattern MARKS = Pattern.compile("^[・･*•‣●○〇◇◆■□▼▲★※→\\-–(]+\\s*");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "\\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|inc|corp|ltd|mr|mrs|ms|dr|st|approx|vs|etc)$");
    private static final String HEADING_MARKS = "■◆●▼▲□◇○〇★<";

    private static final int LONGEST_SENTENCE = 600;
    private static final int LIST = 9;

    private final Page page;
    private final NormalText text;
    private final Words words;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Integer> editions = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Map<Integer, List<Line>> tables = new HashMap<>();
    private @Nullable Head question;
    private @Nullable Head term;
    private int rank;
    private int rankBlock = -1;
    private int paragraph;
    private int index;
    private boolean titled;

    Outline(Page page, NormalText text, Words words) {
        this.page = page;
        this.text = text;
        this.words = words;
    }

    List<Passage> passages() {
        for (index = 0; index < page.lines().size(); index++) {
            paragraph++;
            read(page.lines().get(index));
        }
        int newest = editions.stream().mapToInt(Integer::intValue).max().orElse(0);
        var current = new ArrayList<Passage>();
        for (int i = 0; i < passages.size(); i++) {
            if (editions.get(i) == 0 || editions.get(i) == newest) {
                current.add(passages.get(i));
            }
        }
        return current;
    }

    private void read(Line line) {
        int start = text.indexOf(line.start());
        int end = text.indexOf(line.end());
        if (line.past()) {
            return;
        }
        sections.removeIf(section -> section.block() >= 0 && section.block() != line.block());
        if (line.kind() != Line.Kind.ITEM) {
            sections.removeIf(section -> section.level() == LIST);
        }
        if (line.block() != rankBlock && rankBlock > 0) {
            rank = 0;
        }
        if (isOldBelow(start, end)) {
            sections.add(new Section(0, head(Head.Kind.HEADING, start, end), true, 0, -1));
            return;
        }
        switch (line.kind()) {
            case RULE -> {}
            case HEADING -> heading(line, line.level(), start, end);
            case ROW -> row(line);
            case TERM -> {
                term = head(isQuestion(start, end) ? Head.Kind.QUESTION : Head.Kind.LABEL, start, end);
            }
            case DEFINITION -> body(start, end, term, Passage.Role.VALUE);
            default -> {
                String plain = text.text(start, Math.min(end, start + 120));
                if (isPseudoHeading(plain, end - start)) {
                    heading(
                            line,
                            HEADING_MARKS.indexOf(plain.charAt(0)) == HEADING_MARKS.length() - 1 ? 8 : 7,
                            start,
                            end);
                } else {
                    body(start, end, null, Passage.Role.SENTENCE);
                    list(line, start, end);
                }
            }
        }
    }

    // "以下のサービスを停止しております。" heads the items below it.
    private void list(Line line, int start, int end) {
        boolean followed =
                index + 1 < page.lines().size() && page.lines().get(index + 1).kind() == Line.Kind.ITEM;
        String plain = text.text(Math.max(start, end - 90), end);
        if (followed
                && line.kind() == Line.Kind.TEXT
                && (words.matches("listsStopped", plain) || words.matches("listsRunning", plain))) {
            sections.add(new Section(LIST, head(Head.Kind.HEADING, start, end), false, 0, -1));
        }
    }

    // "以下は1月9日時点のお知らせです": from here on the page repeats an older one.
    private boolean isOldBelow(int start, int end) {
        String plain = end - start > 70 ? "" : text.text(start, end);
        return !plain.isEmpty() && words.matches("oldBelow", plain);
    }

    private static boolean isPseudoHeading(String plain, int length) {
        return length <= 60
                && length > 1
                && HEADING_MARKS.indexOf(plain.charAt(0)) >= 0
                && plain.indexOf('。') < 0
                && plain.indexOf("...") < 0
                && (plain.indexOf(':') < 0 || plain.indexOf(':') > length - 4 || plain.charAt(0) == '■');
    }

    private void heading(Line line, int level, int start, int end) {
        String plain = text.text(start, end);
        if (ADDENDUM.matcher(plain).find()) {
            rank++;
            rankBlock = line.block();
        }
        sections.removeIf(section -> section.level() >= level);
        boolean past = words.has("history", plain);
        boolean isTitle = !titled && level <= 2;
        titled |= isTitle;
        Matcher number = EDITION.matcher(plain);
        int edition = number.find() ? Integer.parseInt(number.group(1)) : 0;
        // A mark within a paragraph heads that paragraph only.
        boolean withinBlock = level >= 7 && line.block() > 0 && continuesInBlock(line);
        sections.add(new Section(
                level,
                head(isTitle ? Head.Kind.TITLE : Head.Kind.HEADING, start, end),
                past,
                edition,
                withinBlock ? line.block() : -1));
        term = null;
        question = null;
        if (!isPast()) {
            add(start, end, List.of(), Passage.Role.TITLE);
        }
    }

    private boolean continuesInBlock(Line line) {
        return index + 1 < page.lines().size() && page.lines().get(index + 1).block() == line.block();
    }

    private void body(int from, int to, @Nullable Head label, Passage.Role role) {
        if (isPast()) {
            return;
        }
        int start = from;
        var heads = new ArrayList<Head>();
        if (label != null) {
            heads.add(label);
        }
        Matcher addendum = ADDENDUM.matcher(text.text(start, Math.min(to, start + 40)));
        if (addendum.find()) {
            rank = 1;
            rankBlock = page.lines().get(index).block();
            start += addendum.end();
        }
        // "→ …" goes on from the line before.
        if (text.charAt(start) == '→' && index > 0) {
            Line before = page.lines().get(index - 1);
            heads.add(head(Head.Kind.LABEL, text.indexOf(before.start()), text.indexOf(before.end())));
        }
        if (ASKS.matcher(text.text(start, Math.min(to, start + 6))).lookingAt()) {
            question = head(Head.Kind.QUESTION, start, to);
            return;
        }
        Matcher answer = ANSWERS.matcher(text.text(start, Math.min(to, start + 6)));
        if (question != null && answer.lookingAt()) {
            heads.add(question);
            sentences(start + answer.end(), to, heads, Passage.Role.VALUE);
            return;
        }
        int labelEnd = labelEnd(start, to);
        if (labelEnd > start && isPastLabel(start, labelEnd)) {
            return;
        }
        if (labelEnd > start) {
            heads.add(0, head(asks(start, labelEnd) ? Head.Kind.QUESTION : Head.Kind.LABEL, start, labelEnd));
            sentences(labelEnd, to, heads, Passage.Role.VALUE);
        } else if (isQuestion(start, to)) {
            question = head(Head.Kind.QUESTION, start, to);
        } else {
            if (question != null && label == null) {
                heads.add(question);
            }
            sentences(start, to, heads, role);
        }
    }

    // "注文できない理由は:" asks; what follows may speak of other things as well.
    private boolean asks(int start, int end) {
        String label = text.text(start, end).strip();
        return label.endsWith("は:") || label.endsWith("か:") || label.endsWith("?:");
    }

    // "これまで:…": what follows is told of the past.
    private boolean isPastLabel(int start, int end) {
        String label = text.text(start, end);
        return words.areas(label).isEmpty()
                && (words.has("history", label) || label.length() < 12 && words.has("pastColumns", label));
    }

    private boolean isQuestion(int start, int end) {
        boolean asks = end - start < 120 && text.charAt(end - 1) == '?' && isOneSentence(start, end - 1);
        return asks
                || QUESTION.matcher(text.text(start, Math.min(end, start + 4))).matches()
                        && end > start + 2
                        && !Character.isLetter(text.charAt(start + 1));
    }

    private boolean isOneSentence(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '。' || text.charAt(i) == '?' || text.charAt(i) == '"') {
                return false;
            }
        }
        return true;
    }

    /** After the label with which a line begins, or {@code start} where it has none. */
    private int labelEnd(int start, int end) {
        String line = text.text(start, Math.min(end, start + 80));
        Matcher marks = MARKS.matcher(line);
        int at = marks.find() ? marks.end() : 0;
        if (line.startsWith("【", at)) {
            int close = line.indexOf('】', at);
            return close > 0 && start + close + 1 < end ? start + close + 1 : start;
        }
        int depth = line.startsWith("(", at) ? 1 : 0;
        for (int i = at + 1; i < line.length() && i < at + 40; i++) {
            char letter = line.charAt(i);
            if (letter == '。' || letter == '、' && i > at + 24) {
                return start;
            }
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ':' && depth <= 0 && !isTime(line, i) && !line.startsWith("//", i + 1)) {
                return start + i + 1;
            }
            if (line.startsWith("...", i)) {
                int value = i + 3;
                while (value < line.length() && line.charAt(value) == '.') {
                    value++;
                }
                return start + value;
            }
            if (letter == ' ' && isGap(line, at, i)) {
                return start + i;
            }
        }
        return start;
    }

    private static boolean isTime(String line, int colon) {
        return Character.isDigit(line.charAt(colon - 1))
                && colon + 1 < line.length()
                && Character.isDigit(line.charAt(colon + 1));
    }

    // "ご注文(web・fax)  制限なく…": two blanks after something short that is Japanese, or one after nothing but areas.
    private boolean isGap(String line, int from, int blank) {
        if (blank - from > 20 || line.charAt(blank - 1) < 0x3000 && line.charAt(blank - 1) != ')') {
            return false;
        }
        boolean wide = line.startsWith("  ", blank);
        return !words.areas(line.substring(from, blank)).isEmpty() && (wide || blank - from <= 8);
    }

    private void sentences(int from, int to, List<Head> heads, Passage.Role role) {
        int start = from;
        int quotes = 0;
        for (int i = from; i < to; i++) {
            char letter = text.charAt(i);
            if (letter == '「' || letter == '『') {
                quotes++;
            } else if (letter == '」' || letter == '』') {
                quotes = Math.max(0, quotes - 1);
            }
            boolean ends = letter == '。' || letter == '!' || letter == '?' || letter == '.' && endsEnglish(i, to);
            if (ends && quotes == 0 || i - start > LONGEST_SENTENCE) {
                add(start, i + 1, heads, role);
                start = i + 1;
            }
        }
        add(start, to, heads, role);
    }

    private boolean endsEnglish(int at, int end) {
        return at + 1 >= end
                || text.charAt(at + 1) == ' '
                        && at > 1
                        && Character.isLetter(text.charAt(at - 1))
                        && text.charAt(at - 2) != '.'
                        && !ABBREVIATION
                                .matcher(text.text(Math.max(0, at - 6), at))
                                .find();
    }

    private void row(Line line) {
        if (isPast()) {
            return;
        }
        var earlier = tables.computeIfAbsent(line.table(), number -> new ArrayList<>());
        earlier.add(line);
        new Rows(text, words, earlier.get(0), line).read(this::addRow, this::asked);
    }

    private void asked(int[] span) {
        question = head(Head.Kind.QUESTION, span[0], span[1]);
    }

    private void addRow(Rows.Value value) {
        var heads = new ArrayList<Head>();
        for (int[] span : value.heads()) {
            heads.add(head(Head.Kind.COLUMN, span[0], span[1]));
        }
        if (value.answer() && question != null) {
            heads.add(question);
        }
        sentences(value.start(), value.end(), heads, Passage.Role.VALUE);
    }

    private boolean isPast() {
        return sections.stream().anyMatch(Section::past);
    }

    private void add(int from, int to, List<Head> heads, Passage.Role role) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start < 2) {
            return;
        }
        var all = new ArrayList<>(heads);
        int edition = 0;
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).head().start() != start) {
                all.add(sections.get(i).head());
            }
            edition = edition == 0 ? sections.get(i).edition() : edition;
        }
        passages.add(new Passage(start, end, all, rank, role, paragraph));
        editions.add(edition);
    }

    private Head head(Head.Kind kind, int start, int end) {
        String plain = text.text(start, end);
        var named = words.services(plain);
        return new Head(kind, start, end, EnumSet.copyOf(words.areas(plain)), named.ours(), named.others());
    }

    private record Section(int level, Head head, boolean past, int edition, int block) {}
}
