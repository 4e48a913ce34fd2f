package dev.stopgap.reader;

import dev.stopgap.supplier.SupplierProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The vocabulary of all languages, asked in the language of the text at hand. */
final class Words {

    private final Lexicon japanese;
    private final Lexicon english;

    /** Of the common words those for which {@code isKnown} holds, and a supplier's own on top. */
    Words(@Nullable SupplierProfile profile, Predicate<String> isKnown) {
        this.japanese = Lexicon.japanese(profile, isKnown);
        this.english = Lexicon.english(profile, isKnown);
    }

    /** The vocabulary for {@code text}. */
    Lexicon of(CharSequence text) {
        return isJapanese(text, 0, text.length()) ? japanese : english;
    }

    static boolean isJapanese(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            char letter = text.charAt(i);
            if (letter >= '\u3041' && letter <= '\u30ff' || letter >= '\u4e00' && letter <= '\u9fff') {
                return true;
            }
        }
        return false;
    }

    /** The words of the vocabulary in a part of {@code text}, from left to right, none within another. */
    static List<Token> tokens(Lexicon lexicon, CharSequence text, int start, int end) {
        var tokens = new ArrayList<Token>();
        int at = start;
        while (at < end) {
            var match = lexicon.at(text, at, end);
            if (match == null) {
                at++;
            } else {
                tokens.add(new Token(at, match.end(), match.meaning()));
                at = match.end();
            }
        }
        return tokens;
    }

    boolean has(String list, String text) {
        return of(text).has(list, text);
    }

    boolean matches(String list, String text) {
        return of(text).matches(list, text);
    }

    /** The areas of which {@code text}, a heading or a label, speaks. */
    Set<Area> areas(String text) {
        var lexicon = of(text);
        var tokens = tokens(lexicon, text, 0, text.length());
        if (lexicon == japanese) {
            return new Mentions(text, 0, text.length(), tokens, lexicon).between(0, text.length());
        }
        var areas = EnumSet.noneOf(Area.class);
        for (Token token : tokens) {
            if (token.is(Term.Kind.AREA) && token.term().area() != null && !isIncluded(lexicon, text, token.end())) {
                areas.add(token.term().area());
            }
        }
        return areas;
    }

    private static boolean isIncluded(Lexicon lexicon, String text, int after) {
        return lexicon.startsWith("including", text.substring(after, Math.min(text.length(), after + 10)));
    }

    /** What is said of direct shipments is said of nothing else, unless they stand in a list with others. */
    static Set<Area> specific(CharSequence text, List<Token> mentions, Set<Area> areas) {
        if (!areas.contains(Area.DIRECT_SHIP)) {
            return areas;
        }
        for (int i = 0; i + 1 < mentions.size(); i++) {
            boolean direct = mentions.get(i).term().area() == Area.DIRECT_SHIP
                    || mentions.get(i + 1).term().area() == Area.DIRECT_SHIP;
            boolean other =
                    mentions.get(i).term().area() != mentions.get(i + 1).term().area();
            String between = text.subSequence(
                            mentions.get(i).end(), mentions.get(i + 1).start())
                    .toString()
                    .strip();
            if (direct
                    && other
                    && (between.equals("、") || between.equals("・") || between.equals("と") || between.equals(","))) {
                return areas;
            }
        }
        return EnumSet.of(Area.DIRECT_SHIP);
    }

    /** Whether {@code text} names areas and says nothing else. */
    boolean isAreasOnly(String text) {
        if (text.length() > 30 || areas(text).isEmpty()) {
            return false;
        }
        return tokens(of(text), text, 0, text.length()).stream()
                .allMatch(token -> token.is(Term.Kind.AREA) || token.is(Term.Kind.NOT_AREA));
    }

    /** The services that {@code text} names. */
    Named services(String text) {
        var lexicon = of(text);
        boolean ours = false;
        boolean others = false;
        for (Token token : tokens(lexicon, text, 0, text.length())) {
            if (token.is(Term.Kind.SERVICE)) {
                String after = text.substring(token.end(), Math.min(text.length(), token.end() + 12));
                boolean rest = lexicon.startsWith("otherwise", after.strip());
                ours |= token.term().ours() != rest;
                others |= token.term().ours() == rest;
            }
        }
        return new Named(ours, others);
    }

    /** Which services are named. */
    record Named(boolean ours, boolean others) {
        boolean isEmpty() {
            return !ours && !others;
        }
    }
}
