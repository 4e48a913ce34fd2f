package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** Finds the main part of an HTML page and its lines; never follows, loads or runs anything. */
public final class HtmlPage {

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "head",
            "form",
            "button",
            "select",
            "iframe",
            "del",
            "s",
            "strike",
            "object",
            "video",
            "audio",
            "nav",
            "footer",
            "aside",
            "textarea");
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "tbody",
            "thead",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "br",
            "hr",
            "blockquote",
            "pre",
            "address",
            "caption",
            "figure",
            "figcaption",
            "header",
            "center",
            "details",
            "summary",
            "body");
    private static final Set<String> BLOCKS_IN_CELL =
            Set.of("p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4");
    private static final List<String> MAIN = List.of(
            "main",
            "[role=main]",
            "article",
            "#main",
            "#content",
            "#contents",
            "#entry",
            ".main-content",
            ".entry-content",
            ".article-body");
    private static final Set<String> ASIDE_WORDS = Set.of(
            "breadcrumb",
            "pankuzu",
            "crumb",
            "cookie",
            "consent",
            "sidebar",
            "gnav",
            "sns",
            "share",
            "related",
            "ranking",
            "banner");

    private static final int MOST_TAGS = 50_000;

    private final StringBuilder visible = new StringBuilder();
    private int[] origins = new int[4_096];
    private final List<Line> lines = new ArrayList<>();
    private int lineStart;
    private Line.Kind kind = Line.Kind.TEXT;
    private int level;
    private int tables;
    private int pastDepth;
    private int preDepth;
    private int block;

    private HtmlPage() {}

    /** Reads {@code html}; {@code selector} is the main part where the profile names one. */
    public static Page of(String html, @Nullable String selector) {
        Document document = Jsoup.parse(cut(html), "", Parser.htmlParser().setTrackPosition(true));
        Element main = selector == null || selector.isBlank() ? guessMain(document) : chosen(document, selector);
        if (main == null) {
            return new Page("", new int[0], List.of(), Page.Problem.MAIN_PART_MISSING);
        }
        var page = new HtmlPage();
        page.walk(main);
        boolean empty = page.visible.toString().isBlank();
        if (empty && !document.select("script").isEmpty()) {
            return new Page("", new int[0], List.of(), Page.Problem.NEEDS_JAVASCRIPT);
        }
        return new Page(
                page.visible.toString(),
                Arrays.copyOf(page.origins, page.visible.length()),
                page.lines,
                empty ? Page.Problem.MAIN_PART_MISSING : Page.Problem.NONE);
    }

    // A page of honest size has fewer tags; one that nests without end would cost the parser its time.
    private static String cut(String html) {
        int tags = 0;
        for (int i = 0; i < html.length(); i++) {
            if (html.charAt(i) == '<' && ++tags > MOST_TAGS) {
                return html.substring(0, i);
            }
        }
        return html;
    }

    private static @Nullable Element chosen(Document document, String selector) {
        try {
            return document.selectFirst(selector);
        } catch (Selector.SelectorParseException e) {
            return null;
        }
    }

    private static Element guessMain(Document document) {
        for (String candidate : MAIN) {
            Element found = document.selectFirst(candidate);
            if (found != null && found.wholeText().strip().length() > 40) {
                return found;
            }
        }
        return document.body();
    }

    private void walk(Element main) {
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        return node instanceof Element element ? enter(element, main) : text(node);
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        if (node instanceof Element element) {
                            leave(element);
                        }
                        return FilterResult.CONTINUE;
                    }
                },
                main);
        endLine();
    }

    private NodeFilter.FilterResult enter(Element element, Element main) {
        String name = element.normalName();
        if (visible.length() > Page.LONGEST) {
            return NodeFilter.FilterResult.STOP;
        }
        if (element != main && isUnseen(element, name)) {
            return NodeFilter.FilterResult.SKIP_CHILDREN;
        }
        if (name.equals("table") && isData(element)) {
            endLine();
            new HtmlTable(this, element, ++tables).read();
            kind = Line.Kind.TEXT;
            return NodeFilter.FilterResult.SKIP_CHILDREN;
        }
        if (isPast(element)) {
            endLine();
            pastDepth++;
        }
        if (name.equals("pre")) {
            preDepth++;
        }
        if (BREAKING.contains(name)) {
            endLine();
            begin(name);
            if (name.equals("hr")) {
                lines.add(new Line(
                        Line.Kind.RULE, 0, visible.length(), visible.length(), List.of(), 0, block, pastDepth > 0));
            }
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private void begin(String name) {
        if (name.equals("br")) {
            return;
        }
        block++;
        level = 0;
        kind = switch (name) {
            case "li" -> Line.Kind.ITEM;
            case "dt" -> Line.Kind.TERM;
            case "dd" -> Line.Kind.DEFINITION;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                level = name.charAt(1) - '0';
                yield Line.Kind.HEADING;
            }
            default -> Line.Kind.TEXT;
        };
    }

    private void leave(Element element) {
        String name = element.normalName();
        if (BREAKING.contains(name) && !name.equals("br")) {
            endLine();
            kind = Line.Kind.TEXT;
            level = 0;
            block++;
        }
        if (name.equals("pre")) {
            preDepth--;
        }
        if (isPast(element)) {
            pastDepth--;
        }
    }

    private NodeFilter.FilterResult text(Node node) {
        if (node instanceof TextNode text) {
            append(text);
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    /** Appends a text's letters, blanks drawn together, each with its place in the source. */
    void append(TextNode node) {
        String text = node.getWholeText();
        int source = Math.max(0, node.sourceRange().startPos());
        boolean exact = node.sourceRange().endPos() - source == text.length();
        for (int i = 0; i < text.length() && visible.length() < Page.LONGEST; i++) {
            char letter = text.charAt(i);
            if (preDepth > 0 && letter == '\n') {
                endLine();
                continue;
            }
            boolean blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\u00a0';
            if (blank && (visible.length() == lineStart || endsBlank())) {
                continue;
            }
            // A break in the source between two Japanese letters is none on the page.
            if (letter == '\n' && visible.length() > 0 && visible.charAt(visible.length() - 1) > 0x2fff) {
                continue;
            }
            put(blank ? ' ' : letter, exact ? source + i : source);
        }
    }

    private boolean endsBlank() {
        return visible.charAt(visible.length() - 1) == ' ';
    }

    void put(char letter, int origin) {
        if (visible.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[visible.length()] = origin;
        visible.append(letter);
    }

    int length() {
        return visible.length();
    }

    boolean past() {
        return pastDepth > 0;
    }

    private int lastOrigin() {
        return visible.length() == 0 ? 0 : origins[visible.length() - 1];
    }

    private void endLine() {
        int start = lineStart;
        int end = visible.length();
        while (start < end && (visible.charAt(start) <= ' ' || visible.charAt(start) == '\u3000')) {
            start++;
        }
        while (end > start && (visible.charAt(end - 1) <= ' ' || visible.charAt(end - 1) == '\u3000')) {
            end--;
        }
        if (start < end) {
            lines.add(new Line(kind, level, start, end, List.of(), 0, block, pastDepth > 0));
            put('\n', lastOrigin());
        }
        lineStart = visible.length();
    }

    /** Ends a row; its cells have been appended. */
    void endRow(int start, List<Line.Cell> cells, int table) {
        if (!cells.isEmpty() && start < visible.length()) {
            lines.add(new Line(Line.Kind.ROW, 0, start, visible.length(), cells, table, ++block, pastDepth > 0));
            put('\n', lastOrigin());
        }
        lineStart = visible.length();
    }

    void separator() {
        put('\t', lastOrigin());
    }

    static boolean isUnseen(Element element, String name) {
        if (UNSEEN.contains(name)
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        if (style.contains("display:none") || style.contains("visibility:hidden")) {
            return true;
        }
        String marks = (element.id() + " " + element.className()).toLowerCase(Locale.ROOT);
        return !name.equals("body")
                && !marks.isBlank()
                && Arrays.stream(marks.split("[\\s_-]+")).anyMatch(ASIDE_WORDS::contains);
    }

    private static boolean isPast(Element element) {
        String marks = element.className().toLowerCase(Locale.ROOT);
        return element.normalName().equals("section")
                        || element.normalName().equals("div")
                        || element.normalName().equals("ul")
                ? Arrays.stream(marks.split("\\s+"))
                        .anyMatch(mark -> Set.of("old", "history", "past", "archive", "backnumber")
                                .contains(mark))
                : false;
    }

    // A table that only arranges the page holds blocks in its cells.
    private static boolean isData(Element table) {
        if (table.attr("role").equals("presentation")) {
            return false;
        }
        boolean[] blocks = {false};
        NodeTraversor.filter(
                (node, depth) -> {
                    if (depth > 0 && node instanceof Element inner && BLOCKS_IN_CELL.contains(inner.normalName())) {
                        blocks[0] = true;
                        return NodeFilter.FilterResult.STOP;
                    }
                    return NodeFilter.FilterResult.CONTINUE;
                },
                table);
        return !blocks[0];
    }
}
