package dev.stopgap.watch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.stopgap.reader.Area;
import dev.stopgap.reader.AreaState;
import dev.stopgap.reader.NormalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an article tells, so that another can be seen to tell the same event in other words. Compared is what is left when
 * inflections, dates, the supplier's name and the words of every article are taken away: pairs of letters of the words that
 * carry meaning, synonyms drawn together. The measure is containment, the share of the shorter text found in the longer
 * one, since agencies shorten and bloggers stretch. Counts and states that differ tell another event, however alike the
 * words.
 */
final class Story {

    // Below these, on the labelled stories, different events begin to be taken for one; StoryTest prints the figures.
    private static final double SAME_WORDS = 0.5;
    private static final double SAME_STATES = 0.4;
    private static final double SAME_DESPITE_TURN = 0.65;
    // So few words are found in any text.
    private static final int FEWEST_WORDS = 10;

    private static final Lexicon LEXICON = Lexicon.load();
    private static final Pattern DATES =
            Pattern.compile("https?://\\S{1,300}|\\d{1,4}年|\\d{1,2}月|\\d{1,2}日(?!間)|\\d{1,2}[:時]\\d{0,2}分?");
    private static final Pattern HIRAGANA_AND_MARKS = Pattern.compile("[^一-龥々ァ-ヴー]+");
    private static final Pattern WORD = Pattern.compile("[a-z]{2,}|\\d+");
    private static final Pattern NUMBER = Pattern.compile("(?:(\\d{1,6})万)?(\\d[\\d,]{0,9})?(品目|拠点|割|%|倍)");

    private final Set<String> words;
    private final Map<String, Set<Long>> counts;
    private final Map<Area, AreaState> states;
    private final Set<String> turns;
    private final boolean japanese;

    private Story(
            Set<String> words,
            Map<String, Set<Long>> counts,
            Map<Area, AreaState> states,
            Set<String> turns,
            boolean japanese) {
        this.words = words;
        this.turns = turns;
        this.japanese = japanese;
        this.counts = counts;
        this.states = states;
    }

    /** What {@code text} tells; {@code names} are those of the supplier, {@code states} what was read of it. */
    static Story of(String text, Collection<String> names, Map<Area, AreaState> states) {
        String plain = DATES.matcher(NormalText.plain(text)).replaceAll(" ");
        for (String name : names) {
            plain = plain.replace(NormalText.plain(name), " ");
        }
        String folded = LEXICON.fold(plain);
        return new Story(
                words(folded),
                counts(folded),
                states.isEmpty() ? Map.of() : new EnumMap<>(states),
                LEXICON.turns().stream().filter(folded::contains).collect(Collectors.toSet()),
                plain.codePoints().anyMatch(letter -> letter >= 0x3041 && letter <= 0x3096));
    }

    /** How much of the shorter story the longer one tells, 0 to 1. */
    double likeness(Story other) {
        int smaller = Math.min(words.size(), other.words.size());
        if (smaller == 0) {
            return 0;
        }
        var fewer = words.size() <= other.words.size() ? words : other.words;
        var more = fewer == words ? other.words : words;
        return (double) fewer.stream().filter(more::contains).count() / Math.max(smaller, FEWEST_WORDS);
    }

    /** Whether both tell one event; of one told in another language it cannot be said. */
    boolean isThatOf(Story other) {
        if (japanese != other.japanese || contradicts(other)) {
            return false;
        }
        double likeness = likeness(other);
        if (!turns.equals(other.turns)) {
            return likeness >= SAME_DESPITE_TURN;
        }
        return likeness >= SAME_WORDS || likeness >= SAME_STATES && !states.isEmpty() && states.equals(other.states);
    }

    private boolean contradicts(Story other) {
        boolean otherCounts = counts.entrySet().stream().anyMatch(entry -> {
            var theirs = other.counts.get(entry.getKey());
            return theirs != null && entry.getValue().stream().noneMatch(theirs::contains);
        });
        boolean otherStates = states.entrySet().stream().anyMatch(entry -> {
            var theirs = other.states.get(entry.getKey());
            return theirs != null && NewsDesk.kind(theirs) != NewsDesk.kind(entry.getValue());
        });
        return otherCounts || otherStates;
    }

    // Without hiragana: what is left of a Japanese word bears its meaning, whatever its form. The pairs run on from
    // word to
    // word, so that they tell what was said of what.
    private static Set<String> words(String folded) {
        var words = new HashSet<String>();
        String bare = HIRAGANA_AND_MARKS.matcher(folded).replaceAll("");
        for (int i = 0; i + 2 <= bare.length(); i++) {
            words.add(bare.substring(i, i + 2));
        }
        WORD.matcher(folded)
                .results()
                .map(word -> word.group())
                .filter(word -> !LEXICON.small().contains(word))
                .forEach(word -> words.add(word.length() > 6 ? word.substring(0, 6) : word));
        return words;
    }

    private static Map<String, Set<Long>> counts(String folded) {
        var counts = new HashMap<String, Set<Long>>();
        NUMBER.matcher(folded)
                .results()
                .filter(found -> found.group(1) != null || found.group(2) != null)
                .forEach(found -> counts.computeIfAbsent(found.group(3), unit -> new HashSet<>())
                        .add(number(found.group(1)) * 10_000 + number(found.group(2))));
        return counts;
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits.replace(",", ""));
    }

    /** Words that tell the same, and words that tell nothing. */
    private record Lexicon(Map<String, String> folds, Pattern any, Set<String> turns, Set<String> small) {

        private record Written(
                Map<String, List<String>> synonyms, List<String> background, Set<String> turns, Set<String> small) {}

        static Lexicon load() {
            try (var file = Objects.requireNonNull(Story.class.getResourceAsStream("/watch/synonyms.yaml"))) {
                var written = new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<Written>() {});
                var folds = new HashMap<String, String>();
                written.synonyms().forEach((word, same) -> same.forEach(other -> folds.put(other, word)));
                written.background().forEach(word -> folds.put(word, ""));
                String longestFirst = folds.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(word -> word))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
                return new Lexicon(folds, Pattern.compile(longestFirst), written.turns(), written.small());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String fold(String text) {
            return any.matcher(text).replaceAll(found -> folds.getOrDefault(found.group(), ""));
        }
    }
}
