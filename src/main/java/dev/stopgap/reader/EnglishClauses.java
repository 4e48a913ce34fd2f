package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clauses of an English sentence: the areas may stand on either side of the predicate, what makes it planned,
 * feared or denied stands before it. Of several predicates the worst is heard.
 */
final class EnglishClauses {

    // Where a new clause begins, if there is a predicate on both sides.
    private static final Pattern JOINT = Pattern.compile(
            "[;:](?=\\s)|, (?=(?:but|while|and|although|though|so|with|which|who|yet|as|since|after|following|because)\\b)|\\s(?=(?:but|while|although|though|because|after|following|whereas)\\s)|,\\s(?=(?:it|they|we|he|she|you)\\b)|\\s[-–—]\\s|\\. ");

    private final NormalText text;
    private final Lexicon lexicon;

    EnglishClauses(NormalText text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
    }

    /** What the passage says; {@code subject} are the areas of the sentence before. */
    List<Clause> read(Passage passage, Set<Area> subject) {
        String sentence = text.text(passage.start(), passage.end());
        if (lexicon.has("denial", sentence) || lexicon.has("aboutOthers", sentence) || sentence.endsWith("?")) {
            return List.of();
        }
        var clauses = new ArrayList<Clause>();
        Set<Area> before = EnumSet.noneOf(Area.class);
        for (Segment segment : segments(passage)) {
            Set<Area> named = areas(segment);
            clauses.addAll(read(segment, passage, named, new JapaneseClauses.Before(before, subject)));
            before = named.isEmpty() ? before : named;
        }
        return clauses;
    }

    private List<Segment> segments(Passage passage) {
        var segments = new ArrayList<Segment>();
        int from = passage.start();
        String sentence = text.text(passage.start(), passage.end());
        var joint = JOINT.matcher(sentence);
        while (joint.find()) {
            int at = passage.start() + joint.start();
            boolean background = lexicon.matches("background", text.text(at, passage.end()));
            if (at > from
                    && Segment.hasPredicate(Words.tokens(lexicon, text, from, at))
                    && (background || Segment.hasPredicate(Words.tokens(lexicon, text, at, passage.end())))) {
                segments.add(segment(from, at));
                from = at;
            }
        }
        segments.add(segment(from, passage.end()));
        return segments;
    }

    private Segment segment(int start, int end) {
        return new Segment(text, start, end, Words.tokens(lexicon, text, start, end), false);
    }

    private List<Clause> read(Segment segment, Passage passage, Set<Area> named, JapaneseClauses.Before before) {
        String plain = segment.plain();
        if (lexicon.matches("background", plain) || lexicon.matches("over", plain) || isUnderAnotherHead(passage)) {
            return List.of();
        }
        Clause worst = null;
        Clause plan = null;
        for (Token token : segment.tokens()) {
            Clause clause = read(segment, token, passage, named, before);
            if (clause == null) {
                continue;
            }
            if (clause.planned()) {
                plan = clause;
            } else if (worst == null || isWorse(clause, worst)) {
                worst = clause;
            }
        }
        var found = new ArrayList<Clause>();
        if (worst != null) {
            found.add(worst);
        }
        if (plan != null) {
            found.add(plan);
        }
        return found;
    }

    private static boolean isWorse(Clause one, Clause other) {
        boolean cancel = one.predicate().is(Term.Kind.CANCEL);
        return !cancel && weight(one.meaning()) > weight(other.meaning());
    }

    // A limit says more than a delay: "slow, because still by hand".
    private static int weight(Meaning meaning) {
        return switch (meaning) {
            case STOPPED -> 8;
            case PARTLY_STOPPED -> 7;
            case CHECKING -> 6;
            case LIMITED -> 5;
            case PARTLY_RESUMED -> 4;
            case DELAY -> 3;
            case NORMAL -> 2;
            case RUNNING, OPEN -> 1;
            case NOTHING -> 0;
        };
    }

    private @Nullable Clause read(
            Segment segment, Token token, Passage passage, Set<Area> named, JapaneseClauses.Before before) {
        String lead = text.text(segment.start(), token.start());
        boolean denied = lexicon.matches("denied", lead);
        boolean feared = lexicon.matches("feared", lead);
        var kind = token.term().kind();
        boolean good =
                kind == Term.Kind.RESUME || kind == Term.Kind.RUN || kind == Term.Kind.NORMAL || kind == Term.Kind.LIFT;
        boolean planned = lexicon.matches("planned", lead) && good;
        boolean bad = kind == Term.Kind.STOP || kind == Term.Kind.LIMIT;
        if (feared || bad && lexicon.matches("planned", lead)) {
            return null;
        }
        Meaning meaning = meaning(segment, token, denied, passage);
        boolean plan = planned && !denied;
        if (meaning == Meaning.NOTHING && !plan && kind != Term.Kind.CANCEL) {
            return null;
        }
        Set<Area> areas = areas(segment, passage, named, before, meaning, plan);
        return areas.isEmpty() && kind != Term.Kind.CANCEL
                ? null
                : new Clause(segment, token, plan, meaning, areas, named.isEmpty());
    }

    private Set<Area> areas(
            Segment segment,
            Passage passage,
            Set<Area> named,
            JapaneseClauses.Before before,
            Meaning meaning,
            boolean plan) {
        Head head = passage.heads().stream()
                .filter(candidate -> candidate.kind() != Head.Kind.TITLE
                        && !candidate.areas().isEmpty())
                .findFirst()
                .orElse(null);
        Set<Area> above = head == null ? Set.of() : head.areas();
        boolean bound = head != null && head.kind() != Head.Kind.HEADING;
        if (!named.isEmpty() && !(bound && named.stream().noneMatch(above::contains))) {
            return late(named, meaning);
        }
        boolean muted = lexicon.has("mute", segment.plain());
        if (head != null) {
            return muted && !bound ? Set.of() : above;
        }
        if (muted) {
            return Set.of();
        }
        boolean good = meaning == Meaning.NORMAL || meaning == Meaning.RUNNING || meaning == Meaning.PARTLY_RESUMED;
        if (!before.clause().isEmpty()) {
            return good && !plan && meaning != Meaning.PARTLY_RESUMED ? Set.of() : late(before.clause(), meaning);
        }
        boolean goesOn = lexicon.matches("goesOn", text.text(passage.start(), passage.end()));
        return good && !plan || !goesOn ? Set.of() : late(before.sentence(), meaning);
    }

    private static Set<Area> late(Set<Area> areas, Meaning meaning) {
        if (meaning != Meaning.DELAY || !areas.contains(Area.ORDERING) || !areas.contains(Area.SHIPPING)) {
            return areas;
        }
        var late = EnumSet.copyOf(areas);
        late.remove(Area.ORDERING);
        return late;
    }

    private boolean isUnderAnotherHead(Passage passage) {
        return passage.heads().stream()
                .filter(head -> head.kind() == Head.Kind.HEADING)
                .findFirst()
                .map(head -> head.areas().isEmpty() && lexicon.has("otherHeads", text.text(head.start(), head.end())))
                .orElse(false);
    }

    private Meaning meaning(Segment segment, Token token, boolean denied, Passage passage) {
        boolean title = passage.role() == Passage.Role.TITLE;
        return switch (token.term().kind()) {
            case STOP ->
                denied ? Meaning.NOTHING : segment.has(Term.Kind.PARTIAL) ? Meaning.PARTLY_STOPPED : Meaning.STOPPED;
            case CHECK ->
                segment.has(Term.Kind.CHECKED) || token.end() - token.start() > 12 ? Meaning.CHECKING : Meaning.NOTHING;
            case DELAY -> denied ? Meaning.NOTHING : Meaning.DELAY;
            case RESUME -> denied ? Meaning.STOPPED : title ? Meaning.NOTHING : positive(segment, token);
            case RUN -> denied ? notRunning(segment) : title ? Meaning.NOTHING : positive(segment, token);
            case NORMAL -> denied || title ? Meaning.NOTHING : positive(segment, token);
            case LIMIT -> denied ? Meaning.NOTHING : Meaning.LIMITED;
            default -> Meaning.NOTHING;
        };
    }

    private static Meaning notRunning(Segment segment) {
        return segment.has(Term.Kind.NORMAL)
                ? Meaning.NOTHING
                : segment.has(Term.Kind.PARTIAL) ? Meaning.PARTLY_STOPPED : Meaning.STOPPED;
    }

    private Meaning positive(Segment segment, Token token) {
        boolean freed = segment.plain().contains("without");
        if (segment.has(Term.Kind.LIMIT) && !freed || lexicon.matches("share", segment.plain())) {
            return Meaning.LIMITED;
        }
        if (segment.has(Term.Kind.PARTIAL)) {
            return Meaning.PARTLY_RESUMED;
        }
        boolean whole = segment.has(Term.Kind.NORMAL) || segment.has(Term.Kind.FULL) || segment.has(Term.Kind.ALL);
        boolean back = token.is(Term.Kind.RESUME) && lexicon.startsWith("restored", segment.from(token));
        return whole || back ? Meaning.NORMAL : Meaning.RUNNING;
    }

    private Set<Area> areas(Segment segment) {
        var areas = EnumSet.noneOf(Area.class);
        for (Token token : segment.tokens()) {
            Area area = token.term().area();
            if (area != null && token.is(Term.Kind.AREA)) {
                areas.add(area);
            }
        }
        return areas;
    }
}
