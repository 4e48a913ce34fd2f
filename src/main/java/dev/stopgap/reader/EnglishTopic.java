package dev.stopgap.reader;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of which areas an English clause speaks: those it names, else what stands above or before it. */
final class EnglishTopic {

    private static final int FARTHEST = 90;

    private final Segment segment;
    private final Passage passage;
    private final Lexicon lexicon;
    private final Set<Area> named;
    private final boolean given;
    private boolean sameSubject;

    EnglishTopic(Segment segment, Passage passage, Lexicon lexicon) {
        this(segment, passage, lexicon, named(segment, lexicon), false);
    }

    private EnglishTopic(Segment segment, Passage passage, Lexicon lexicon, Set<Area> named, boolean given) {
        this.segment = segment;
        this.passage = passage;
        this.lexicon = lexicon;
        this.named = named;
        this.given = given;
    }

    /** A clause that speaks of {@code areas}, whatever it names. */
    static EnglishTopic of(Set<Area> areas, Segment segment, Passage passage, Lexicon lexicon) {
        return new EnglishTopic(segment, passage, lexicon, areas, true);
    }

    /** The areas that the clause names itself. */
    Set<Area> named() {
        return named;
    }

    /** The areas that {@code segment} names. */
    static Set<Area> named(Segment segment, Lexicon lexicon) {
        var areas = EnumSet.noneOf(Area.class);
        for (Token token : segment.tokens()) {
            Area area = token.term().area();
            if (area != null && token.is(Term.Kind.AREA)) {
                areas.add(area);
            }
        }
        if ((areas.contains(Area.BILLING) || areas.contains(Area.EMAIL)) && isOnlySent(segment, lexicon)) {
            areas.remove(Area.SHIPPING);
        }
        String plain = segment.plain();
        // Who orders on the website speaks of orders.
        boolean maybeSite = areas.contains(Area.SITE) || areas.isEmpty() && lexicon.matches("siteWord", plain);
        if (maybeSite && !lexicon.matches("siteItself", plain)) {
            areas.remove(Area.SITE);
        } else if (maybeSite && areas.isEmpty()) {
            areas.add(Area.SITE);
        }
        if (areas.isEmpty() && lexicon.matches("siteSells", plain)) {
            areas.add(Area.ORDERING);
        }
        implied(areas, plain, lexicon);
        return areas;
    }

    private static boolean isOnlySent(Segment segment, Lexicon lexicon) {
        return segment.tokens().stream()
                .filter(token -> token.term().area() == Area.SHIPPING)
                .allMatch(token ->
                        lexicon.words("sentOut").contains(segment.text().text(token.start(), token.end())));
    }

    // "Nothing leaves the warehouse" names no area, and yet speaks of one.
    private static void implied(Set<Area> areas, String plain, Lexicon lexicon) {
        if (lexicon.matches("direct", plain)) {
            areas.remove(Area.SHIPPING);
            areas.add(Area.DIRECT_SHIP);
        } else if (!areas.contains(Area.SHIPPING) && lexicon.matches("moves", plain)) {
            areas.add(Area.SHIPPING);
        }
        if (!areas.contains(Area.RETURNS) && lexicon.matches("returnsThem", plain)) {
            areas.add(Area.RETURNS);
        }
        if (!areas.contains(Area.ORDERING) && lexicon.matches("buys", plain)) {
            areas.add(Area.ORDERING);
        }
    }

    /** That the clause before has its areas as its subject. */
    void after(boolean areaIsSubject) {
        sameSubject = areaIsSubject;
    }

    /** Whether what it names stands before what it says. */
    boolean hasAreaAsSubject() {
        for (Token token : segment.tokens()) {
            if (token.is(Term.Kind.AREA)) {
                return true;
            }
            if (Segment.isPredicate(token)) {
                return false;
            }
        }
        return false;
    }

    // "Invoices: none are raised. Drivers carry a note": a further sentence with a subject of its own.
    private boolean isOfItsOwn(@Nullable Head head) {
        return head != null
                && head.kind() == Head.Kind.LABEL
                && passage.start() - head.end() > 3
                && !lexicon.matches("noSubject", segment.plain());
    }

    Set<Area> areas(JapaneseClauses.Before before, Token predicate, Meaning meaning, boolean plan) {
        if (given) {
            return named;
        }
        Head head = passage.heads().stream()
                .filter(candidate -> candidate.kind() != Head.Kind.TITLE
                        && !candidate.areas().isEmpty())
                .findFirst()
                .orElse(null);
        Set<Area> above = head == null ? Set.of() : head.areas();
        boolean bound = head != null && head.kind() != Head.Kind.HEADING;
        if (!named.isEmpty() && !(bound && named.stream().noneMatch(above::contains))) {
            return late(within(bound ? above : linked(predicate)), predicate, meaning);
        }
        boolean muted = lexicon.has("mute", segment.plain());
        if (isOfItsOwn(head)) {
            return Set.of();
        }
        if (head != null) {
            return muted && !bound ? Set.of() : above;
        }
        return muted || !goesOn(predicate) ? Set.of() : inherited(before, meaning, plan);
    }

    // A comma parts a predicate from what is named after it.
    private Set<Area> linked(Token predicate) {
        var linked = EnumSet.noneOf(Area.class);
        var parted = EnumSet.noneOf(Area.class);
        for (Token token : segment.tokens()) {
            Area area = token.term().area();
            if (area != null && token.is(Term.Kind.AREA) && !isWithin(predicate, token)) {
                parted.add(area);
            } else if (area != null) {
                linked.add(area);
            }
        }
        var areas = EnumSet.copyOf(named);
        parted.removeAll(linked);
        areas.removeAll(parted);
        return areas;
    }

    private boolean isWithin(Token predicate, Token area) {
        if (area.start() < predicate.end()) {
            return true;
        }
        String between = segment.text().text(predicate.end(), area.start());
        return between.length() < FARTHEST && (between.indexOf(',') < 0 || !lexicon.matches("parts", between));
    }

    private Set<Area> inherited(JapaneseClauses.Before before, Meaning meaning, boolean plan) {
        boolean good = meaning == Meaning.NORMAL || meaning == Meaning.RUNNING || meaning == Meaning.PARTLY_RESUMED;
        if (!before.clause().isEmpty() && sameSubject && lexicon.matches("elided", segment.plain())) {
            return before.clause();
        }
        if (!before.clause().isEmpty()) {
            return good && !plan && meaning != Meaning.PARTLY_RESUMED ? Set.of() : before.clause();
        }
        boolean goesOn = lexicon.matches("goesOn", text());
        return good && !plan || !goesOn ? Set.of() : before.sentence();
    }

    // A clause with a subject of its own speaks of that, and not of what was spoken of before.
    private boolean goesOn(Token predicate) {
        String clause = segment.plain();
        boolean itself = predicate.start() - segment.start() < 24
                && (predicate.is(Term.Kind.DELAY) || predicate.is(Term.Kind.LIMIT));
        return itself || lexicon.matches("noSubject", clause);
    }

    private String text() {
        return segment.text().text(passage.start(), Math.min(passage.end(), passage.start() + 40));
    }

    // What an answer says of other things than the question is told elsewhere.
    private Set<Area> within(Set<Area> allowed) {
        var both = EnumSet.copyOf(named);
        both.retainAll(allowed);
        return both;
    }

    // An order that is late is a shipment that is late.
    private Set<Area> late(Set<Area> areas, Token predicate, Meaning meaning) {
        String word = segment.text().text(predicate.start(), predicate.end());
        if (meaning != Meaning.DELAY || !areas.contains(Area.ORDERING) || word.startsWith("disrupt")) {
            return areas;
        }
        boolean taking = lexicon.matches("taking", segment.plain());
        var late = EnumSet.copyOf(areas);
        if (!taking || areas.contains(Area.SHIPPING)) {
            late.remove(Area.ORDERING);
            late.add(Area.SHIPPING);
        }
        return late;
    }
}
