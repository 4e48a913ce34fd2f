package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of an English sentence: the areas may stand on either side of the predicate, its modality before it. */
final class EnglishClauses {

    private final NormalText text;
    private final Lexicon lexicon;
    private final Dates dates;

    EnglishClauses(NormalText text, Lexicon lexicon, Dates dates) {
        this.text = text;
        this.lexicon = lexicon;
        this.dates = dates;
    }

    List<JapaneseClauses.Clause> read(Passage passage) {
        String sentence = text.text(passage.start(), passage.end());
        if (lexicon.has("denial", sentence) || lexicon.has("aboutOthers", sentence)) {
            return List.of();
        }
        var clauses = new ArrayList<JapaneseClauses.Clause>();
        Set<Area> before = EnumSet.noneOf(Area.class);
        for (Segment segment : segments(passage)) {
            var clause = read(segment, passage, before);
            if (clause != null) {
                clauses.add(clause);
            }
            Set<Area> named = areas(segment);
            before = named.isEmpty() ? before : named;
        }
        return clauses;
    }

    private List<Segment> segments(Passage passage) {
        var segments = new ArrayList<Segment>();
        int from = passage.start();
        for (int i = passage.start(); i < passage.end(); i++) {
            boolean ends = text.charAt(i) == ';' || text.charAt(i) == ',' && startsClause(i, passage.end());
            if (ends && Segment.hasPredicate(Words.tokens(lexicon, text, from, i))) {
                segments.add(segment(from, i));
                from = i + 1;
            }
        }
        segments.add(segment(from, passage.end()));
        return segments;
    }

    private boolean startsClause(int comma, int end) {
        String next = text.text(comma + 1, Math.min(end, comma + 10)).strip();
        return next.startsWith("but ")
                || next.startsWith("while ")
                || next.startsWith("and ")
                || next.startsWith("although");
    }

    private Segment segment(int start, int end) {
        return new Segment(text, start, end, Words.tokens(lexicon, text, start, end), false);
    }

    private JapaneseClauses.@Nullable Clause read(Segment segment, Passage passage, Set<Area> before) {
        Token predicate = predicate(segment);
        if (predicate == null) {
            return null;
        }
        Set<Area> named = areas(segment);
        String lead = text.text(Math.max(segment.start(), predicate.start() - 40), predicate.start());
        boolean planned = lexicon.has("plan", lead) && !predicate.is(Term.Kind.DELAY) && !predicate.is(Term.Kind.STOP)
                || lexicon.has("plan", segment.plain()) && predicate.is(Term.Kind.RESUME);
        if (lexicon.has("hypothetical", lead)
                || lexicon.has("past", lead)
                || lexicon.has("nominal", segment.plain()) && named.isEmpty()) {
            return null;
        }
        if (named.isEmpty() && lexicon.has("mute", segment.plain())) {
            return null;
        }
        boolean positive =
                predicate.is(Term.Kind.RESUME) || predicate.is(Term.Kind.RUN) || predicate.is(Term.Kind.NORMAL);
        Set<Area> areas = named;
        if (areas.isEmpty()) {
            areas = passage.heads().stream()
                    .filter(head ->
                            head.kind() != Head.Kind.TITLE && !head.areas().isEmpty())
                    .findFirst()
                    .map(Head::areas)
                    .orElse(positive ? Set.of() : before);
        }
        Meaning meaning = meaning(segment, predicate, lead, passage);
        if (meaning == Meaning.NOTHING && !planned && !predicate.is(Term.Kind.CANCEL)) {
            return null;
        }
        return new JapaneseClauses.Clause(segment, predicate, planned, meaning, areas, named.isEmpty());
    }

    // What is worst is heard first: a stop, a plan to change it, a delay, a limit, then what runs.
    private static @Nullable Token predicate(Segment segment) {
        for (var kind : List.of(
                Term.Kind.CANCEL,
                Term.Kind.STOP,
                Term.Kind.CHECK,
                Term.Kind.DELAY,
                Term.Kind.LIFT,
                Term.Kind.RESUME,
                Term.Kind.NORMAL,
                Term.Kind.RUN,
                Term.Kind.LIMIT)) {
            for (Token token : segment.tokens()) {
                if (token.is(kind)) {
                    return token;
                }
            }
        }
        return null;
    }

    private Meaning meaning(Segment segment, Token predicate, String lead, Passage passage) {
        boolean title = passage.role() == Passage.Role.TITLE;
        boolean negated = lexicon.has("negative", lead.length() > 16 ? lead.substring(lead.length() - 16) : lead);
        return switch (predicate.term().kind()) {
            case STOP ->
                negated ? Meaning.NOTHING : segment.has(Term.Kind.PARTIAL) ? Meaning.PARTLY_STOPPED : Meaning.STOPPED;
            case CHECK ->
                segment.has(Term.Kind.CHECKED) || predicate.end() - predicate.start() > 12
                        ? Meaning.CHECKING
                        : Meaning.NOTHING;
            case DELAY -> negated ? Meaning.NOTHING : Meaning.DELAY;
            case LIFT -> Meaning.NOTHING;
            case RESUME, NORMAL -> negated ? Meaning.NOTHING : title ? Meaning.NOTHING : positive(segment, predicate);
            case RUN -> negated ? Meaning.STOPPED : title ? Meaning.NOTHING : positive(segment, predicate);
            case LIMIT -> Meaning.LIMITED;
            default -> Meaning.NOTHING;
        };
    }

    private static Meaning positive(Segment segment, Token predicate) {
        boolean normal = segment.has(Term.Kind.NORMAL) || segment.has(Term.Kind.FULL) || segment.has(Term.Kind.ALL);
        boolean freed = segment.plain().contains("without");
        if (segment.has(Term.Kind.LIMIT) && !freed) {
            return Meaning.LIMITED;
        }
        if (segment.has(Term.Kind.PARTIAL)) {
            return Meaning.PARTLY_RESUMED;
        }
        return normal ? Meaning.NORMAL : predicate.is(Term.Kind.RUN) ? Meaning.RUNNING : Meaning.RUNNING;
    }

    private Set<Area> areas(Segment segment) {
        var areas = EnumSet.noneOf(Area.class);
        for (Token token : segment.tokens()) {
            Area area = token.term().area();
            if (area != null && token.is(Term.Kind.AREA)) {
                areas.add(area);
            }
        }
        // "shipping of orders", "online delivery orders": the longer word has been taken; fax orders are both.
        return areas;
    }
}
