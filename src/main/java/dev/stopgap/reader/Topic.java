package dev.stopgap.reader;

import java.util.EnumSet;
import java.util.Set;

/** Says of which areas a clause speaks: what it names itself, within what stands above it; else what stands above or before. */
final class Topic {

    private final Segment segment;
    private final Passage passage;
    private final Lexicon lexicon;

    Topic(Segment segment, Passage passage, Lexicon lexicon) {
        this.segment = segment;
        this.passage = passage;
        this.lexicon = lexicon;
    }

    Set<Area> areas(Set<Area> named, JapaneseClauses.Before before, Token predicate, Meaning meaning) {
        Head head = passage.heads().stream()
                .filter(candidate -> candidate.kind() != Head.Kind.TITLE
                        && !candidate.areas().isEmpty())
                .findFirst()
                .orElse(null);
        if (head == null || segment.aside()) {
            return withoutHead(named, before, predicate, meaning);
        }
        return named.isEmpty() ? inherited(head, predicate) : within(head, named, predicate);
    }

    private Set<Area> withoutHead(Set<Area> named, JapaneseClauses.Before before, Token predicate, Meaning meaning) {
        if (!named.isEmpty()) {
            return late(named, predicate);
        }
        if (lexicon.has("wholeSiteStops", segment.plain()) && !lexicon.has("mute", segment.plain())) {
            return EnumSet.of(Area.ORDERING);
        }
        // What takes days is the way of the goods, where nothing else is named.
        boolean ofThings = before.clause().equals(EnumSet.of(Area.BILLING))
                || before.clause().equals(EnumSet.of(Area.EMAIL));
        if (predicate.is(Term.Kind.DELAY) && !ofThings && lexicon.matches("takesDays", segment.plain())) {
            return EnumSet.of(Area.SHIPPING);
        }
        if (hasTopic() && !lexicon.matches("timeTopic", segment.plain())) {
            return Set.of();
        }
        boolean vague = predicate.is(Term.Kind.LIMIT) && !lexicon.matches("goesOn", segment.from(predicate));
        if (!before.clause().isEmpty()) {
            boolean binding = vague && lexicon.startsWith("binding", segment.from(predicate));
            return binding && !segment.aside() ? Set.of() : late(before.clause(), predicate);
        }
        // A good word is believed only of what its sentence names, a bad one also of what was spoken of.
        boolean good = meaning == Meaning.NORMAL
                || meaning == Meaning.RUNNING
                || meaning == Meaning.OPEN
                || meaning == Meaning.PARTLY_RESUMED;
        if (before.sentence().isEmpty() && !vague) {
            return late(ofTheTitle(), predicate);
        }
        return good || vague ? Set.of() : late(before.sentence(), predicate);
    }

    // A page that is about one thing need not name it again.
    private Set<Area> ofTheTitle() {
        return passage.heads().stream()
                .filter(head -> passage.heads().size() == 1)
                .filter(head -> head.kind() == Head.Kind.TITLE && head.areas().size() == 1)
                .findFirst()
                .map(Head::areas)
                .orElse(Set.of());
    }

    private Set<Area> inherited(Head head, Token predicate) {
        boolean deictic = lexicon.startsWith("pointing", segment.plain());
        boolean aside = head.kind() == Head.Kind.HEADING
                && !segment.has(Term.Kind.LIMIT)
                && !predicate.is(Term.Kind.STOP)
                && !predicate.is(Term.Kind.DELAY)
                && lexicon.has("mute", segment.plain());
        return deictic || aside ? Set.of() : head.areas();
    }

    private Set<Area> within(Head head, Set<Area> named, Token predicate) {
        var allowed = EnumSet.copyOf(head.areas());
        if (head.areas().contains(Area.ORDERING) || head.areas().contains(Area.SHIPPING)) {
            allowed.add(Area.DIRECT_SHIP);
        }
        if (head.areas().contains(Area.ORDERING)) {
            allowed.add(Area.FAX);
        }
        // Under an order it may be checked whether it can be shipped; under a heading of direct shipments it is theirs.
        if (predicate.is(Term.Kind.CHECK) && !head.areas().contains(Area.DIRECT_SHIP)) {
            return named;
        }
        var both = EnumSet.copyOf(named);
        both.retainAll(allowed);
        if (!both.isEmpty()) {
            boolean onlyByFax = both.equals(EnumSet.of(Area.FAX))
                    && head.areas().contains(Area.ORDERING)
                    && (segment.has(Term.Kind.LIMIT) || lexicon.matches("manyWays", segment.plain()));
            if (onlyByFax) {
                both.add(Area.ORDERING);
            }
            return both;
        }
        // "本日のご注文: 翌日に出荷": under an order it is told of its shipment.
        if (head.areas().equals(EnumSet.of(Area.ORDERING)) && named.equals(EnumSet.of(Area.SHIPPING))) {
            return named;
        }
        boolean exclusive = head.kind() == Head.Kind.LABEL || head.kind() == Head.Kind.COLUMN;
        return exclusive || !isSpokenOf() ? head.areas() : late(named, predicate);
    }

    // An order that is late is a shipment that is late.
    private static Set<Area> late(Set<Area> areas, Token predicate) {
        if (!predicate.is(Term.Kind.DELAY) || !areas.contains(Area.ORDERING)) {
            return areas;
        }
        var late = EnumSet.copyOf(areas);
        late.remove(Area.ORDERING);
        return late.isEmpty() ? EnumSet.of(Area.SHIPPING) : late;
    }

    private boolean isSpokenOf() {
        return segment.tokens().stream()
                .filter(token -> token.is(Term.Kind.AREA))
                .anyMatch(token -> lexicon.startsWith("spokenOf", segment.after(token, 6)));
    }

    private boolean hasTopic() {
        String plain = segment.plain();
        int topic = plain.indexOf('は');
        int subject = subject(plain, 'が');
        int also = subject(plain, 'も');
        return topic > 0 && topic < 20 && !plain.startsWith("では")
                || subject > 0 && subject < 14
                || also > 1 && also < 14;
    }

    // "遅れが出ている" has no subject of its own: what is late was named before.
    private int subject(String plain, char particle) {
        int at = plain.indexOf(particle);
        while (at > 0 && followsPredicate(segment.start() + at)) {
            at = plain.indexOf(particle, at + 1);
        }
        return at;
    }

    private boolean followsPredicate(int at) {
        return segment.tokens().stream()
                .anyMatch(token -> token.end() == at && (Segment.isPredicate(token) || token.is(Term.Kind.LIMIT)));
    }
}
