package dev.stopgap.reader;

import dev.stopgap.reader.EnglishSentence.Mood;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads one English clause: the areas may stand on either side of the predicate, what makes it planned, feared or denied
 * stands before it ({@link VerbGroup}). Of several predicates the worst is heard.
 */
final class EnglishClause {

    private static final int NEAR = 40;

    private final Segment segment;
    private final Mood mood;
    private final Passage passage;
    private final EnglishTopic topic;
    private final JapaneseClauses.Before before;
    private final boolean reported;
    private final boolean everywhere;
    private final Lexicon lexicon;

    /** {@code reported}: somebody has said it; {@code everywhere}: the whole company is said to operate. */
    EnglishClause(
            EnglishSentence.Part part,
            Passage passage,
            EnglishTopic topic,
            JapaneseClauses.Before before,
            boolean reported,
            boolean everywhere,
            Lexicon lexicon) {
        this.segment = part.segment();
        this.mood = part.mood();
        this.passage = passage;
        this.topic = topic;
        this.before = before;
        this.reported = reported;
        this.everywhere = everywhere;
        this.lexicon = lexicon;
    }

    /** Whether it names areas and says nothing of them. */
    boolean isBare() {
        return !topic.named().isEmpty() && !lexicon.matches("finite", segment.plain());
    }

    /** Whether the clause says that something goes on or has come back. */
    static boolean isGood(Clause clause) {
        return switch (clause.meaning()) {
            case NORMAL, RUNNING, PARTLY_RESUMED -> true;
            default -> false;
        };
    }

    List<Clause> read() {
        if (mood == Mood.CONDITION || mood == Mood.BACKGROUND || isOver()) {
            return List.of();
        }
        Clause worst = null;
        Clause plan = null;
        for (Token token : predicates()) {
            Clause clause = read(token);
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

    // "had been" is the past, unless somebody has said it or it had not been so.
    private boolean isOver() {
        String plain = segment.plain();
        boolean told = reported && !lexicon.matches("relative", plain);
        boolean past = lexicon.matches("hadBeen", plain) && !told && !lexicon.matches("hadNot", plain);
        boolean aside =
                mood == Mood.ASIDE && lexicon.matches("simplePast", plain) && !lexicon.matches("perfect", plain);
        boolean lasted = lexicon.matches("lasted", plain) && !lexicon.matches("perfect", plain);
        return past || aside || lasted || lexicon.matches("over", plain);
    }

    // A verb that names its area is a predicate as well, "we are shipping"; so are a share and a time.
    private List<Token> predicates() {
        var predicates = new ArrayList<Token>();
        for (Token token : segment.tokens()) {
            if (says(token)) {
                predicates.add(token);
            }
            if (token.is(Term.Kind.AREA) && isVerb(token)) {
                predicates.add(new Token(token.start(), token.end(), Term.of(Term.Kind.RUN)));
            }
        }
        add(predicates, "shareOfUsual", Term.Kind.LIMIT);
        add(predicates, "takesDays", Term.Kind.DELAY);
        for (String list : List.of("nothingMoves", "prevents", "thereIsNo")) {
            add(predicates, list, Term.Kind.STOP);
        }
        return predicates;
    }

    private static boolean says(Token token) {
        return switch (token.term().kind()) {
            case STOP, RUN, RESUME, WIDEN, LIFT, NORMAL, LIMIT, DELAY, CHECK, CANCEL -> true;
            default -> false;
        };
    }

    private boolean isVerb(Token token) {
        NormalText text = segment.text();
        String lead = text.text(Math.max(segment.start(), token.start() - 2 * NEAR), token.start());
        String word = text.text(token.start(), token.end());
        return lexicon.words("areaVerbs").contains(word)
                || lexicon.matches("actsNow", lead)
                || word.endsWith("ing") && lexicon.matches("goesOnDoing", lead);
    }

    private void add(List<Token> predicates, String expressions, Term.Kind kind) {
        if (topic.named().isEmpty()) {
            return;
        }
        Matcher found = lexicon.matcher(expressions, segment.plain());
        if (found.find()) {
            predicates.add(new Token(segment.start() + found.start(), segment.start() + found.end(), Term.of(kind)));
        }
    }

    private @Nullable Clause read(Token token) {
        var kind = token.term().kind();
        boolean good = isGood(token);
        var group = VerbGroup.of(segment, token, reported, lexicon);
        if (mood == Mood.AIM || group.aimed() && good) {
            return aimed(token);
        }
        boolean hedged = kind == Term.Kind.STOP || kind == Term.Kind.LIMIT || good;
        boolean future = group.planned() || mood == Mood.PLAN || good && startsLater();
        boolean remains = lexicon.matches("remains", segment.plain());
        // "Orders will not be processed": a refusal holds from now on.
        boolean refuses = segment.text().text(token.start(), token.end()).startsWith("not ");
        if (group.feared() && hedged && !future || !good && hedged && future && !remains && !refuses) {
            return null;
        }
        boolean plan = future && good && !group.denied();
        Meaning meaning = meaning(token, group);
        if (meaning == Meaning.NOTHING && !plan && kind != Term.Kind.CANCEL) {
            return null;
        }
        Set<Area> areas = topic.areas(before, token, meaning, plan);
        return areas.isEmpty() && kind != Term.Kind.CANCEL
                ? null
                : new Clause(segment, token, plan, meaning, areas, topic.named().isEmpty());
    }

    private boolean startsLater() {
        return lexicon.matches("startsLater", segment.plain()) && !lexicon.matches("done", segment.plain());
    }

    // What somebody works for is not there yet.
    private @Nullable Clause aimed(Token token) {
        boolean usual = segment.has(Term.Kind.NORMAL)
                || segment.has(Term.Kind.FULL)
                || segment.has(Term.Kind.DELAY)
                || segment.has(Term.Kind.LIMIT);
        boolean act = isGood(token) || mood == Mood.AIM && token.is(Term.Kind.AREA);
        return !act || usual || topic.named().isEmpty()
                ? null
                : new Clause(segment, token, false, Meaning.STOPPED, topic.named(), false);
    }

    private static boolean isGood(Token token) {
        return switch (token.term().kind()) {
            case RESUME, RUN, NORMAL, LIFT, WIDEN -> true;
            default -> false;
        };
    }

    private static boolean isWorse(Clause one, Clause other) {
        boolean cancel = one.predicate().is(Term.Kind.CANCEL) && one.meaning() == Meaning.NOTHING;
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

    private Meaning meaning(Token token, VerbGroup group) {
        boolean denied = group.denied();
        boolean title = passage.role() == Passage.Role.TITLE;
        String word = segment.text().text(token.start(), token.end());
        return switch (token.term().kind()) {
            case STOP -> group.never() ? Meaning.NORMAL : denied ? Meaning.NOTHING : stopped();
            case CHECK ->
                segment.has(Term.Kind.CHECKED) || token.end() - token.start() > 12 ? Meaning.CHECKING : Meaning.NOTHING;
            case DELAY -> denied ? Meaning.NOTHING : Meaning.DELAY;
            case RESUME, RUN -> denied ? notRunning(group) : title ? Meaning.NOTHING : positive(token);
            case NORMAL -> denied ? notUsual(word) : title ? Meaning.NOTHING : positive(token);
            case LIFT -> title || denied && lexicon.words("LIFT").contains(word) ? Meaning.NOTHING : positive(token);
            case WIDEN -> denied || title ? Meaning.NOTHING : Meaning.PARTLY_RESUMED;
            case LIMIT -> group.never() || denied ? notHarmed(word) : Meaning.LIMITED;
            case CANCEL -> cancelled();
            default -> Meaning.NOTHING;
        };
    }

    private Meaning stopped() {
        if (segment.has(Term.Kind.PARTIAL)) {
            return Meaning.PARTLY_STOPPED;
        }
        return segment.has(Term.Kind.NORMAL) ? Meaning.LIMITED : Meaning.STOPPED;
    }

    private Meaning notUsual(String word) {
        return lexicon.words("timely").contains(word) ? Meaning.DELAY : Meaning.LIMITED;
    }

    private Meaning notHarmed(String word) {
        return lexicon.words("harms").contains(word) ? Meaning.NORMAL : Meaning.NOTHING;
    }

    // Who cancels deliveries does not deliver; a cancelled order says nothing of the next.
    private Meaning cancelled() {
        boolean all = topic.named().contains(Area.ORDERING) && lexicon.matches("wholeOf", segment.plain());
        return all || topic.named().equals(EnumSet.of(Area.SHIPPING)) ? stopped() : Meaning.NOTHING;
    }

    // What does not run as usual may run somehow.
    private Meaning notRunning(VerbGroup group) {
        if (group.unsure()) {
            return Meaning.DELAY;
        }
        return segment.has(Term.Kind.FULL) ? Meaning.LIMITED : stopped();
    }

    private Meaning positive(Token token) {
        String plain = segment.plain();
        boolean oneWay = lexicon.matches("oneWay", plain) && !lexicon.matches("manyWays", plain);
        if (segment.has(Term.Kind.LIMIT) || oneWay || lexicon.matches("share", plain)) {
            return Meaning.LIMITED;
        }
        if (segment.has(Term.Kind.PARTIAL) || lexicon.startsWith("underWay", segment.from(token))) {
            return Meaning.PARTLY_RESUMED;
        }
        boolean whole = token.is(Term.Kind.LIFT)
                || segment.has(Term.Kind.NORMAL)
                || segment.has(Term.Kind.FULL)
                || segment.has(Term.Kind.ALL);
        boolean back = token.is(Term.Kind.RESUME) && lexicon.startsWith("restored", segment.from(token));
        boolean never = lexicon.matches("neverStopped", plain);
        return whole || back || never || everywhere || lexicon.matches("wholeOf", plain)
                ? Meaning.NORMAL
                : Meaning.RUNNING;
    }
}
