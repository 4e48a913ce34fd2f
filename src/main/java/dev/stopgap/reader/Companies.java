package dev.stopgap.reader;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether the subject of an English clause is a company of which the text is not about: a name that neither the title
 * nor the first sentences know and that belongs to no person who speaks.
 */
final class Companies {

    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}[\\p{L}\\d&.'’-]*(?: (?:& |and (?=\\p{Lu}))?\\p{Lu}[\\p{L}\\d&'’-]*){0,4}");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}\\d]{2})[.!?][\"”]?\\s|\\n");
    private static final int FIRST = 600;
    private static final int SUBJECT = 60;

    private final NormalText text;
    private final String visible;
    private final Lexicon lexicon;
    private final Set<String> known = new HashSet<>();

    Companies(NormalText text, String visible, Lexicon lexicon) {
        this.text = text;
        this.visible = visible;
        this.lexicon = lexicon;
        Matcher names = NAME.matcher(visible);
        names.region(0, opening(visible));
        while (names.find()) {
            know(names.group());
        }
        persons();
    }

    // The title and the first two sentences, or nearly so.
    private static int opening(String visible) {
        Matcher ends = SENTENCE_END.matcher(visible.substring(0, Math.min(visible.length(), FIRST)));
        for (int i = 0; i < 2; i++) {
            if (!ends.find()) {
                return Math.min(visible.length(), FIRST);
            }
        }
        return ends.end();
    }

    private void know(String name) {
        String plain = plain(name);
        known.add(plain);
        for (String part : plain.split(" ")) {
            known.add(part);
        }
        var initials = new StringBuilder();
        for (String part : name.split("[ -]")) {
            initials.append(part.isEmpty() ? "" : part.charAt(0));
        }
        known.add(plain(initials.toString()));
    }

    // "chief executive Jane Doe", and "Doe" from then on.
    private void persons() {
        Matcher roles = lexicon.matcher("roles", text);
        while (roles.find()) {
            int at = text.origin(roles.end());
            Matcher name = NAME.matcher(visible);
            name.region(at, Math.min(visible.length(), at + SUBJECT));
            if (name.lookingAt()) {
                know(name.group());
            }
        }
    }

    /** Whether another company is the subject of the clause. */
    boolean isOfAnother(Segment clause) {
        String plain = text.text(clause.start(), Math.min(clause.end(), clause.start() + SUBJECT));
        if (lexicon.matches("others", plain)) {
            return true;
        }
        Matcher opening = lexicon.matcher("opening", plain);
        int at = clause.start() + (opening.lookingAt() ? opening.end() : 0);
        int origin = text.origin(at);
        Matcher name = NAME.matcher(visible);
        name.region(origin, Math.min(visible.length(), origin + SUBJECT));
        if (!name.lookingAt() || isKnown(name.group())) {
            return false;
        }
        String after = visible.substring(name.end(), Math.min(visible.length(), name.end() + 24));
        boolean owns = name.group().endsWith("'s")
                || name.group().endsWith("’s")
                || name.group().endsWith("'");
        return (owns || lexicon.matches("acts", plain(after))) && !isFirstWord(name.group(), origin);
    }

    // A capital letter at the beginning of a sentence is no name, unless the word is known from elsewhere as one.
    private boolean isFirstWord(String name, int origin) {
        if (name.indexOf(' ') > 0 || name.chars().filter(Character::isUpperCase).count() > 1) {
            return false;
        }
        return origin == 0 || ".!?\n\t|:\"*-•“".indexOf(lastMark(origin)) >= 0;
    }

    private char lastMark(int origin) {
        int at = origin - 1;
        while (at > 0 && visible.charAt(at) == ' ') {
            at--;
        }
        return visible.charAt(Math.max(0, at));
    }

    private boolean isKnown(String name) {
        String plain = plain(name).replaceAll("('s|')$", "");
        if (known.contains(plain)) {
            return true;
        }
        int first = plain.indexOf(' ');
        return first > 0 && known.contains(plain.substring(0, first));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("'s$", "");
    }
}
