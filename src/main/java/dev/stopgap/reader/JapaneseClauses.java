package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clauses of a Japanese sentence. The predicate stands last, and what follows it says whether it is so, planned or
 * denied ({@link Endings}); what it speaks of stands before it ({@link Mentions}), or in the heads above.
 */
final class JapaneseClauses {

    private final NormalText text;
    private final Lexicon lexicon;
    private final Tenses tenses;

    JapaneseClauses(NormalText text, Lexicon lexicon, Dates dates) {
        this.text = text;
        this.lexicon = lexicon;
        this.tenses = new Tenses(text, lexicon, dates);
    }

    /**
     * What the passage says, clause by clause; of services that are not ours nothing is to be passed here.
     *
     * @param subject the areas of which the sentence before has spoken, in the same paragraph
     */
    List<Clause> read(Passage passage, Set<Area> subject) {
        String sentence = text.text(passage.start(), passage.end());
        if (lexicon.has("denial", sentence) || lexicon.has("aboutOthers", sentence) || isQuestion(sentence)) {
            return List.of();
        }
        var clauses = new ArrayList<Clause>();
        Set<Area> before = EnumSet.noneOf(Area.class);
        boolean planned = tenses.isFutureByLabel(passage);
        for (Segment segment : Segment.japanese(text, passage.start(), passage.end(), lexicon)) {
            Set<Area> nearest = segment.aside() ? around(segment, clauses, before) : before;
            Clause clause = read(segment, passage, new Before(nearest, subject), planned);
            Set<Area> named = named(segment, null);
            if (clause != null) {
                clauses.add(clause);
                if (isStoppedUntil(segment, clause)) {
                    clauses.add(clause.stopped());
                }
                before = clause.areas();
            } else if (segment.aside() && isAlsoSaidOf(segment) && !clauses.isEmpty()) {
                clauses.add(clauses.get(clauses.size() - 1).alsoOf(named));
            } else if (!named.isEmpty()) {
                before = named;
            }
        }
        return clauses;
    }

    // What stands in brackets goes on from the clause that holds them.
    private static Set<Area> around(Segment aside, List<Clause> clauses, Set<Area> otherwise) {
        for (Clause clause : clauses) {
            var host = clause.segment();
            if (host.start() <= aside.start() && aside.end() <= host.end()) {
                return clause.areas();
            }
        }
        return clauses.isEmpty() ? otherwise : EnumSet.noneOf(Area.class);
    }

    // "休んでいた返品を19日に再開する": until then it is stopped.
    private boolean isStoppedUntil(Segment segment, Clause clause) {
        return clause.planned()
                && clause.predicate().is(Term.Kind.RESUME)
                && !clause.areas().isEmpty()
                && !segment.has(Term.Kind.PARTIAL)
                && (lexicon.matches("postponed", segment.after(clause.predicate(), 30))
                        || hasStopBefore(segment, clause.predicate()));
    }

    private boolean hasStopBefore(Segment segment, Token predicate) {
        return segment.tokens().stream()
                .anyMatch(token -> token.is(Term.Kind.STOP)
                        && token.start() < predicate.start()
                        && lexicon.matches("background", segment.after(token, 14)));
    }

    private static boolean isQuestion(String sentence) {
        return sentence.endsWith("か。") || sentence.endsWith("?") || sentence.endsWith("か");
    }

    // "停止(web、faxとも)": what stands in brackets is meant as well.
    private boolean isAlsoSaidOf(Segment segment) {
        String plain = segment.plain();
        return (plain.endsWith("とも") || plain.endsWith("も") || plain.endsWith("を含む"))
                && !named(segment, null).isEmpty();
    }

    private @Nullable Clause read(Segment segment, Passage passage, Before before, boolean plannedByLabel) {
        Clause clause = said(segment, passage, before, plannedByLabel);
        // Asked last, since few clauses say anything.
        return clause == null || isOfAnother(segment.plain()) ? null : clause;
    }

    // The words are found sooner than the expressions that need them.
    private boolean isOfAnother(String plain) {
        return lexicon.has("elsewhereWords", plain) && lexicon.matches("elsewhere", plain);
    }

    private @Nullable Clause said(Segment segment, Passage passage, Before before, boolean plannedByLabel) {
        if (segment.tokens().isEmpty()) {
            return onlyPlan(segment, passage, before);
        }
        Token predicate = lexicon.matches("byFaxOnly", segment.plain()) ? null : predicate(segment, passage);
        if (isUnderAnotherHead(passage)) {
            return null;
        }
        if (predicate == null
                && (lexicon.matches("newHours", segment.plain()) || lexicon.matches("shareOnly", segment.plain()))) {
            Token mark = new Token(segment.start(), segment.start(), Term.of(Term.Kind.LIMIT));
            return new Clause(segment, mark, false, Meaning.LIMITED, named(segment, null), false);
        }
        if (predicate == null && lexicon.matches("grew", segment.plain())) {
            Token mark = new Token(segment.start(), segment.start(), Term.of(Term.Kind.WIDEN));
            return new Clause(segment, mark, false, Meaning.PARTLY_RESUMED, named(segment, null), false);
        }
        if (predicate == null) {
            Clause listed = listed(segment, passage);
            return listed == null ? onlyPlan(segment, passage, before) : listed;
        }
        Ending ending = tenses.ending(segment, predicate, passage);
        if (ending == Ending.NONE || tenses.isOfThePast(segment, predicate, passage)) {
            return null;
        }
        Set<Area> named = named(segment, predicate);
        if (predicate.is(Term.Kind.AREA)) {
            named = done(segment, predicate, named);
        }
        named = sentThings(segment, named, before);
        // "止まっている出荷": what is stopped follows there.
        boolean anywhere = predicate.is(Term.Kind.LIMIT)
                || predicate.is(Term.Kind.CHECK)
                || predicate.is(Term.Kind.STOP)
                || predicate.is(Term.Kind.NORMAL);
        if (named.isEmpty() && anywhere) {
            named = named(segment, null);
        }
        Meaning meaning = ofThePart(Meaning.of(segment, predicate, ending, passage.role(), lexicon), passage);
        if (named.isEmpty() && meaning.isStop()) {
            named = Mentions.of(segment, lexicon).withSystems().between(segment.start(), predicate.end());
        }
        Set<Area> areas = new Topic(segment, passage, lexicon)
                .areas(named, before, predicate, ending == Ending.PLANNED ? Meaning.NOTHING : meaning);
        if (isOneOfManyWays(segment, areas, meaning)) {
            areas = EnumSet.of(Area.ORDERING);
        }
        if (meaning.isStop() && areas.contains(Area.ORDERING) && lexicon.matches("closesSite", segment.plain())) {
            areas = EnumSet.copyOf(areas);
            areas.add(Area.SITE);
        }
        boolean silent = meaning == Meaning.NOTHING && ending != Ending.PLANNED && !predicate.is(Term.Kind.CANCEL);
        if (silent || named.isEmpty() && isOfSomethingElse(segment, passage, meaning)) {
            return null;
        }
        boolean plan = ending == Ending.PLANNED
                        && meaning != Meaning.DELAY
                        && !predicate.is(Term.Kind.LIMIT)
                        && !predicate.is(Term.Kind.WIDEN)
                || plannedByLabel && !segment.aside() && meaning != Meaning.DELAY;
        return new Clause(
                segment, predicate, plan, meaning, withoutOtherWays(segment, areas, meaning), named.isEmpty());
    }

    // A stop of orders by fax says nothing of the other ways to order.
    private Set<Area> withoutOtherWays(Segment segment, Set<Area> areas, Meaning meaning) {
        boolean stops = meaning == Meaning.STOPPED || meaning == Meaning.PARTLY_STOPPED || meaning == Meaning.DELAY;
        boolean byFax = areas.contains(Area.FAX) && areas.contains(Area.ORDERING);
        return byFax
                        && stops
                        && lexicon.matches("oneWay", segment.plain())
                        && !lexicon.matches("manyWays", segment.plain())
                ? EnumSet.of(Area.FAX)
                : areas;
    }

    private boolean isUnderAnotherHead(Passage passage) {
        return passage.heads().stream()
                .filter(head -> head.kind() == Head.Kind.HEADING || head.kind() == Head.Kind.LABEL)
                .findFirst()
                .map(head -> head.areas().isEmpty() && lexicon.has("otherHeads", text.text(head.start(), head.end())))
                .orElse(false);
    }

    // "尼崎: 出荷を中断": what stands under the label of a place or of goods is said of these only.
    private Meaning ofThePart(Meaning meaning, Passage passage) {
        var label = passage.heads().stream()
                .findFirst()
                .filter(head -> head.kind() == Head.Kind.LABEL && head.areas().isEmpty())
                .map(head -> text.text(head.start(), head.end()))
                .filter(words -> !lexicon.has("plainLabels", words) && !tenses.hasDate(words));
        if (label.isEmpty()) {
            return meaning;
        }
        boolean place = lexicon.matches("part", label.get());
        return switch (meaning) {
            case STOPPED -> Meaning.PARTLY_STOPPED;
            case NORMAL, RUNNING, OPEN -> place ? Meaning.PARTLY_RESUMED : meaning;
            default -> meaning;
        };
    }

    // "電話とfaxで受注を再開": the fax is a means there, and not spoken of itself.
    private boolean isOneOfManyWays(Segment segment, Set<Area> areas, Meaning meaning) {
        boolean runs = meaning != Meaning.STOPPED && meaning != Meaning.PARTLY_STOPPED;
        return runs
                && areas.contains(Area.FAX)
                && areas.contains(Area.ORDERING)
                && lexicon.matches("manyWays", segment.plain())
                && !lexicon.has("eachWay", segment.plain());
    }

    // "いただいたご注文は順次出荷しております": what is done is the shipment; the order only tells of which goods.
    private static Set<Area> done(Segment segment, Token predicate, Set<Area> named) {
        boolean ordered = segment.tokens().stream()
                .anyMatch(token -> token.term().area() == Area.ORDERING
                        && token.end() <= predicate.start()
                        && (segment.after(token, 1).equals("は")
                                || segment.after(token, 2).equals("分は")));
        boolean shipped = predicate.term().area() == Area.SHIPPING;
        return shipped && ordered && named.equals(EnumSet.of(Area.ORDERING, Area.SHIPPING))
                ? EnumSet.of(Area.SHIPPING)
                : named;
    }

    // "請求書の発行が遅れておりましたが、順次発送しております": what is sent are the bills.
    private Set<Area> sentThings(Segment segment, Set<Area> named, Before before) {
        Set<Area> things = before.clause().isEmpty() ? before.sentence() : before.clause();
        boolean bare = named.equals(EnumSet.of(Area.SHIPPING)) && !lexicon.matches("goods", segment.plain());
        return bare && (things.equals(EnumSet.of(Area.BILLING)) || things.equals(EnumSet.of(Area.EMAIL)))
                ? things
                : named;
    }

    // Under a label only its value stands; under a heading also what a page says besides.
    private boolean isOfSomethingElse(Segment segment, Passage passage, Meaning meaning) {
        if (!lexicon.has("mute", segment.plain())) {
            return false;
        }
        boolean labelled = passage.heads().stream()
                .anyMatch(head -> head.kind().isBound() && !head.areas().isEmpty());
        boolean headed = passage.heads().stream()
                .anyMatch(
                        head -> head.kind() != Head.Kind.TITLE && !head.areas().isEmpty());
        boolean bad = meaning == Meaning.LIMITED || meaning == Meaning.STOPPED || meaning == Meaning.DELAY;
        return !labelled && !(headed && bad);
    }

    // Under "ご利用いただけないサービス" the items are bare names.
    private @Nullable Clause listed(Segment segment, Passage passage) {
        Set<Area> named = named(segment, null);
        Token mark = new Token(segment.start(), segment.start(), Term.of(Term.Kind.STILL));
        if (lexicon.matches("byFaxOnly", segment.plain())) {
            return new Clause(segment, mark, false, Meaning.LIMITED, EnumSet.of(Area.FAX), false);
        }
        var heading = passage.heads().stream()
                .filter(head -> (head.kind() == Head.Kind.HEADING || head.kind() == Head.Kind.LABEL)
                        && head.areas().isEmpty())
                .findFirst()
                .map(head -> text.text(head.start(), head.end()));
        if (named.isEmpty() || heading.isEmpty()) {
            return null;
        }
        Meaning meaning = lexicon.matches("listsStopped", heading.get())
                ? Meaning.STOPPED
                : lexicon.matches("listsRunning", heading.get())
                        ? lexicon.has("NORMAL", heading.get()) ? Meaning.NORMAL : Meaning.RUNNING
                        : Meaning.NOTHING;
        return meaning == Meaning.NOTHING ? null : new Clause(segment, mark, false, meaning, named, true);
    }

    // "…の出荷: 12月上旬の予定": a plan without a verb.
    private @Nullable Clause onlyPlan(Segment segment, Passage passage, Before before) {
        String plain = segment.plain();
        boolean plans = lexicon.has("plan", plain) || plain.contains("変更") || isUnderResumption(passage);
        if (!plans || !tenses.hasFutureDate(segment) || lexicon.has("negative", plain)) {
            return null;
        }
        Set<Area> named = named(segment, null);
        Token mark = new Token(segment.start(), segment.start(), Term.of(Term.Kind.STILL));
        Set<Area> areas = new Topic(segment, passage, lexicon).areas(named, before, mark, Meaning.NOTHING);
        return areas.isEmpty() ? null : new Clause(segment, mark, true, Meaning.NOTHING, areas, named.isEmpty());
    }

    // "出荷の再開: 5月12日"
    private boolean isUnderResumption(Passage passage) {
        return passage.heads().stream()
                .findFirst()
                .filter(head -> head.kind() == Head.Kind.LABEL && !head.areas().isEmpty())
                .map(head -> lexicon.has("RESUME", text.text(head.start(), head.end())))
                .orElse(false);
    }

    // The last one that says anything by itself; "limited" and "as usual" do where nothing else does.
    private @Nullable Token predicate(Segment segment, Passage passage) {
        Token last = Segment.lastPredicate(segment.tokens());
        Token normal = segment.last(Term.Kind.NORMAL);
        Token limit = segment.last(Term.Kind.LIMIT);
        Token area = segment.last(Term.Kind.AREA);
        Token cancel = segment.last(Term.Kind.CANCEL);
        // "キャンセルの処理を行います"
        if (last != null && last.is(Term.Kind.RUN) && cancel != null && last.start() - cancel.end() < 8) {
            return cancel;
        }
        if (normal != null && (last == null || normal.start() > last.start())) {
            // "通常どおり発送いたします"
            return area != null && area.start() >= normal.end() && isVerb(segment, area) ? area : normal;
        }
        // A shipment that is done is a verb: "…を順次出荷".
        if (area != null && (last == null || area.start() > last.end()) && isVerb(segment, area)) {
            return area;
        }
        if (limit != null && (last == null || limit.start() > last.end()) && says(segment, limit, passage)) {
            return limit;
        }
        return last;
    }

    private boolean says(Segment segment, Token limit, Passage passage) {
        boolean value = passage.role() == Passage.Role.VALUE || passage.role() == Passage.Role.TITLE;
        boolean still =
                segment.tokens().stream().anyMatch(token -> token.is(Term.Kind.STILL) && token.start() > limit.start());
        return value || segment.aside() || still || lexicon.matches("limiting", segment.from(limit));
    }

    private boolean isVerb(Segment segment, Token area) {
        String after = segment.after(area, 12);
        if (lexicon.matches("undone", after)) {
            return true;
        }
        boolean verb = after.isEmpty() || after.equals("。") || lexicon.matches("doing", after);
        boolean going = lexicon.matches("ongoing", after);
        return verb
                && (going
                        || segment.has(Term.Kind.PARTIAL)
                        || segment.has(Term.Kind.GRADUAL)
                        || segment.has(Term.Kind.LIMIT)
                        || segment.has(Term.Kind.DAILY)
                        || segment.has(Term.Kind.NORMAL));
    }

    /** The areas that the clause itself names before its predicate. */
    private Set<Area> named(Segment segment, @Nullable Token predicate) {
        int last = predicate == null ? segment.end() : Math.max(predicate.end(), predicate.start() + 1);
        int first = predicate == null ? segment.start() : afterBackground(segment, predicate);
        return Mentions.of(segment, lexicon).between(first, last);
    }

    // "通販を全面停止していた同社は出荷を始めた": what the past clause names does not belong to the news.
    private int afterBackground(Segment segment, Token predicate) {
        int first = segment.start();
        for (Token token : segment.tokens()) {
            if (token.start() < predicate.start()
                    && Segment.isPredicate(token)
                    && lexicon.matches("background", segment.after(token, 14))) {
                first = token.end();
            }
        }
        return first;
    }

    /**
     * The areas spoken of before.
     *
     * @param clause in the same sentence
     * @param sentence in the one before
     */
    record Before(Set<Area> clause, Set<Area> sentence) {}
}
