package dev.stopgap.watch;

import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notice's text for a page: cut where a sentence that decides begins and ends. Public for its template.
 *
 * @param pieces in their order; together the text, or its beginning
 * @param shortened whether the end is left out
 * @param sentences to choose from
 * @param language of the text, {@code ja} or {@code en}
 */
public record NoticeText(List<Piece> pieces, boolean shortened, List<String> sentences, String language) {

    static final int SHOWN = 30_000;
    private static final int MOST_SENTENCES = 300;
    private static final int SHORTEST_SENTENCE = 4;
    private static final int LONGEST_SENTENCE = 400;

    // Possessive and single-pass: linear, whatever the text.
    private static final Pattern SENTENCE = Pattern.compile("[^。．！？!?\\n]++(?:[。．！？!?]++[」』）)]?|(?=\\n|$))");
    private static final Pattern JAPANESE = Pattern.compile("[\\u3041-\\u30ff\\u4e00-\\u9fff]");

    /** A part of the text; {@code marks} are the areas whose sentence it is, {@code begins} those that begin here. */
    public record Piece(String text, List<Mark> marks, List<Mark> begins) {}

    /** An area's sentence. */
    public record Mark(Area area, AreaState state) {}

    private record Range(int start, int end, Mark mark) {}

    static NoticeText of(String text, List<NoticeView.AreaView> areas, int most) {
        String shown = text.length() > most ? text.substring(0, most) : text;
        var ranges = new ArrayList<Range>();
        for (var area : areas) {
            AreaState state = area.state();
            int start = state == null || area.evidence().isEmpty() ? -1 : shown.indexOf(area.evidence());
            if (start >= 0 && state != null) {
                ranges.add(new Range(start, start + area.evidence().length(), new Mark(area.area(), state)));
            }
        }
        return new NoticeText(pieces(shown, ranges), shown.length() < text.length(), sentences(text), language(text));
    }

    private static List<Piece> pieces(String text, List<Range> ranges) {
        var cuts = new TreeSet<Integer>(List.of(0, text.length()));
        ranges.forEach(range -> {
            cuts.add(range.start());
            cuts.add(range.end());
        });
        var pieces = new ArrayList<Piece>();
        Integer start = null;
        for (Integer end : cuts) {
            if (start != null) {
                pieces.add(piece(text, ranges, start, end));
            }
            start = end;
        }
        return pieces;
    }

    private static Piece piece(String text, List<Range> ranges, int start, int end) {
        var marks = new ArrayList<Mark>();
        var begins = new ArrayList<Mark>();
        ranges.stream()
                .sorted(Comparator.comparing(range -> range.mark().area()))
                .forEach(range -> {
                    if (range.start() <= start && range.end() >= end) {
                        marks.add(range.mark());
                        if (range.start() == start) {
                            begins.add(range.mark());
                        }
                    }
                });
        return new Piece(text.substring(start, end), List.copyOf(marks), List.copyOf(begins));
    }

    /** The first sentences of a text, each verbatim and once. */
    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        Matcher matcher = SENTENCE.matcher(text.length() > SHOWN ? text.substring(0, SHOWN) : text);
        while (matcher.find() && sentences.size() < MOST_SENTENCES) {
            String sentence = matcher.group().strip();
            if (sentence.length() >= SHORTEST_SENTENCE
                    && sentence.length() <= LONGEST_SENTENCE
                    && !sentences.contains(sentence)) {
                sentences.add(sentence);
            }
        }
        return List.copyOf(sentences);
    }

    /** The language of {@code text}, for its readers' browsers. */
    public static String language(String text) {
        return JAPANESE.matcher(text).find() ? "ja" : "en";
    }
}
