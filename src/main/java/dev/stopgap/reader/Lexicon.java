package dev.stopgap.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.stopgap.supplier.SupplierProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary of one language, from {@code reader/<language>.yaml}, with a supplier's own words on top. The words stand
 * in data, so that a word that is missing is added there and not in code.
 */
final class Lexicon {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Pattern NEVER = Pattern.compile("(?!)");

    private final JsonNode data;
    private final Predicate<String> isKnown;
    private final WordTrie<Term> terms = new WordTrie<>();
    private final Endings endings;
    private final boolean wordBounds;

    private Lexicon(JsonNode data, boolean wordBounds, @Nullable SupplierProfile profile, Predicate<String> isKnown) {
        this.data = data;
        this.isKnown = isKnown;
        this.endings = new Endings(data.path("endings"));
        this.wordBounds = wordBounds;
        data.get("areas").fields().forEachRemaining(entry -> {
            for (JsonNode word : entry.getValue()) {
                put(word.asText(), Term.of(Area.valueOf(entry.getKey())));
            }
        });
        for (Term.Kind kind : Term.Kind.values()) {
            for (JsonNode word : data.path(kind.name())) {
                put(word.asText(), Term.of(kind));
            }
        }
        for (String word : words("notAreas")) {
            put(word, Term.of(Term.Kind.NOT_AREA));
        }
        if (profile != null) {
            addOwnWords(profile);
        }
    }

    static Lexicon japanese(@Nullable SupplierProfile profile, Predicate<String> isKnown) {
        return new Lexicon(read("ja"), false, profile, isKnown);
    }

    static Lexicon english(@Nullable SupplierProfile profile, Predicate<String> isKnown) {
        return new Lexicon(read("en"), true, profile, isKnown);
    }

    private void addOwnWords(SupplierProfile profile) {
        profile.vocabulary()
                .forEach((area, words) -> words.forEach(word -> {
                    String plain = NormalText.plain(word);
                    // What the common words already tell apart (clearly no area, or a predicate) stays as it is.
                    if (terms.at(plain, 0, plain.length()) == null || !isKnownWhole(plain)) {
                        put(plain, Term.of(Area.valueOf(area)));
                    }
                }));
        for (var service : profile.services()) {
            put(service.name(), Term.service(service.name(), service.ours()));
            for (String spelling : service.spellings() == null ? List.<String>of() : service.spellings()) {
                put(spelling, Term.service(service.name(), service.ours()));
                put(spelling.replaceAll("[\\s\\u3000]", ""), Term.service(service.name(), service.ours()));
            }
        }
    }

    private boolean isKnownWhole(String word) {
        var match = terms.at(word, 0, word.length());
        return match != null && match.end() == word.length();
    }

    private void put(String word, Term term) {
        String plain = NormalText.plain(word);
        if (isKnown.test(plain)) {
            terms.put(plain, term);
        }
    }

    /** The longest word of this vocabulary that begins at {@code at}; in English, whole words only. */
    WordTrie.@Nullable Match<Term> at(CharSequence text, int at, int end) {
        if (wordBounds && at > 0 && isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at))) {
            return null;
        }
        var match = terms.at(text, at, end);
        while (wordBounds && match != null && isWithinWord(text, match.end())) {
            match = terms.at(text, at, match.end() - 1);
        }
        return match;
    }

    private static boolean isWithinWord(CharSequence text, int end) {
        return end < text.length() && isLetter(text.charAt(end)) && isLetter(text.charAt(end - 1));
    }

    /** The words of a list of the data file. */
    List<String> words(String list) {
        return lists.computeIfAbsent(list, this::read0);
    }

    private final Map<String, List<String>> lists = new java.util.concurrent.ConcurrentHashMap<>();
    private final Map<String, Pattern> expressions = new java.util.concurrent.ConcurrentHashMap<>();

    /** What follows a predicate and says whether it is so. */
    Endings endings() {
        return endings;
    }

    /** Whether one of the expressions of {@code list} is found in {@code text}. */
    boolean matches(String list, CharSequence text) {
        return matcher(list, text).find();
    }

    /** Where the expressions of {@code list} are found in {@code text}. */
    Matcher matcher(String list, CharSequence text) {
        Pattern expression = expressions.get(list);
        if (expression == null) {
            expression = expressions.computeIfAbsent(list, this::compile);
        }
        return expression.matcher(text);
    }

    private List<String> strings(String list) {
        var words = new ArrayList<String>();
        data.path(list).forEach(word -> words.add(word.asText()));
        return words;
    }

    private Pattern compile(String list) {
        var expressions = strings(list);
        return expressions.isEmpty() ? NEVER : Pattern.compile("(?:" + String.join(")|(?:", expressions) + ")");
    }

    private List<String> read0(String list) {
        return strings(list).stream().map(NormalText::plain).toList();
    }

    /** Whether {@code text} contains a word of {@code list}. */
    boolean has(String list, CharSequence text) {
        String whole = text.toString();
        for (String word : words(list)) {
            int at = whole.indexOf(word);
            while (at >= 0) {
                if (!wordBounds || isWord(whole, at, at + word.length())) {
                    return true;
                }
                at = whole.indexOf(word, at + 1);
            }
        }
        return false;
    }

    /** Whether {@code text} begins with a word of {@code list}. */
    boolean startsWith(String list, String text) {
        return words(list).stream().anyMatch(text::startsWith);
    }

    private static boolean isWord(String text, int start, int end) {
        return (start == 0 || !isLetter(text.charAt(start - 1)))
                && (end == text.length() || !isLetter(text.charAt(end)));
    }

    private static boolean isLetter(char letter) {
        return letter < 0x250 && Character.isLetter(letter);
    }

    private static JsonNode read(String language) {
        try (var in = Lexicon.class.getResourceAsStream("/reader/" + language + ".yaml")) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
