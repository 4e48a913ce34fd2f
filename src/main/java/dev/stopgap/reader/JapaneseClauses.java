package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clauses of a Japanese sentence. The predicate stands last and its ending says whether it is done, planned,
 * hoped for or denied; what it speaks of stands before it, or in the heads above.
 */
final class JapaneseClauses {

    private final NormalText text;
    private final Lexicon lexicon;
    private final Dates dates;

    JapaneseClauses(NormalText text, Lexicon lexicon, Dates dates) {
        this.text = text;
        this.lexicon = lexicon;
        this.dates = dates;
    }

    /** What the passage says, clause by clause; of services that are not ours nothing is to be passed here. */
    List<Clause> read(Passage passage) {
        String sentence = text.text(passage.start(), passage.end());
        if (lexicon.has("denial", sentence) || lexicon.has("aboutOthers", sentence)) {
            return List.of();
        }
        var clauses = new ArrayList<Clause>();
        Set<Area> before = EnumSet.noneOf(Area.class);
        boolean planned = labelIsFuture(passage);
        for (Segment segment : Segment.japanese(text, passage.start(), passage.end(), lexicon)) {
            Clause clause = read(segment, passage, before, planned);
            if (clause != null) {
                clauses.add(clause);
                before = clause.areas();
            } else if (segment.aside() && isAlsoSaidOf(segment) && !clauses.isEmpty()) {
                clauses.add(clauses.get(clauses.size() - 1).alsoOf(own(segment, null)));
            } else if (!own(segment, null).isEmpty()) {
                before = own(segment, null);
            }
        }
        return clauses;
    }

    // "停止(web、faxとも)": what stands in brackets is meant as well.
    private boolean isAlsoSaidOf(Segment segment) {
        String plain = segment.plain();
        return (plain.endsWith("とも") || plain.endsWith("も") || plain.endsWith("を含む"))
                && !own(segment, null).isEmpty();
    }

    private @Nullable Clause read(Segment segment, Passage passage, Set<Area> before, boolean plannedByLabel) {
        Token predicate = predicate(segment, passage);
        if (predicate == null) {
            Clause widened = widened(segment);
            return widened == null ? onlyPlan(segment, passage, before) : widened;
        }
        Ending ending = ending(segment, predicate, passage);
        if (ending == Ending.NONE) {
            return null;
        }
        Set<Area> named = own(segment, predicate);
        if (named.isEmpty() && predicate.is(Term.Kind.LIMIT)) {
            named = own(segment, null);
        }
        if (segment.plain().contains("いずれもファクス") || segment.plain().contains("いずれもfax")) {
            named = EnumSet.of(Area.FAX);
        }
        Set<Area> areas = areas(segment, passage, named, before, predicate);
        boolean muted = named.isEmpty() && lexicon.has("mute", segment.plain());
        Meaning meaning = Meaning.of(segment, predicate, ending, passage.role(), lexicon);
        boolean headed = passage.heads().stream()
                .anyMatch(
                        head -> head.kind() != Head.Kind.TITLE && !head.areas().isEmpty());
        boolean narrow =
                headed && (meaning == Meaning.LIMITED || meaning == Meaning.STOPPED || meaning == Meaning.DELAY)
                        || meaning == Meaning.DELAY && !areas.isEmpty();
        if (muted
                        && !narrow
                        && passage.heads().stream()
                                .noneMatch(head -> head.kind() == Head.Kind.LABEL || head.kind() == Head.Kind.COLUMN)
                || meaning == Meaning.NOTHING
                        && ending != Ending.PLANNED
                        && predicate.term().kind() != Term.Kind.CANCEL) {
            return null;
        }
        boolean plan = ending == Ending.PLANNED && meaning != Meaning.DELAY && !predicate.is(Term.Kind.LIMIT)
                || plannedByLabel && !segment.aside() && meaning != Meaning.DELAY;
        return new Clause(segment, predicate, plan, meaning, areas, named.isEmpty());
    }

    // "手作業の出荷を順次広げ": what is widened runs already.
    private @Nullable Clause widened(Segment segment) {
        String plain = segment.plain();
        Set<Area> named = own(segment, null);
        if (named.isEmpty() || !plain.contains("広げ") && !plain.contains("拡大")) {
            return null;
        }
        if (segment.has(Term.Kind.LIMIT)) {
            return new Clause(segment, mark(segment), false, Meaning.LIMITED, named, false);
        }
        boolean done = plain.contains("広げました") || plain.contains("拡大しました") || plain.contains("拡大いたしました");
        return done ? new Clause(segment, mark(segment), false, Meaning.PARTLY_RESUMED, named, false) : null;
    }

    // "…の出荷: 12月上旬の予定": a plan without a verb.
    private @Nullable Clause onlyPlan(Segment segment, Passage passage, Set<Area> before) {
        String plain = segment.plain();
        boolean plans = isPlanWord(plain) || plain.contains("変更");
        if (!plans || !futureDate(segment) || lexicon.has("negative", plain)) {
            return null;
        }
        Set<Area> named = own(segment, null);
        Set<Area> areas = areas(segment, passage, named, before, mark(segment));
        return areas.isEmpty()
                ? null
                : new Clause(segment, mark(segment), true, Meaning.NOTHING, areas, named.isEmpty());
    }

    private static Token mark(Segment segment) {
        return new Token(segment.start(), segment.start(), Term.of(Term.Kind.STILL));
    }

    // The last one that says anything by itself; "limited" does where nothing else does.
    private @Nullable Token predicate(Segment segment, Passage passage) {
        Token last = Segment.lastPredicate(segment.tokens());
        Token normal = null;
        Token limit = null;
        Token area = null;
        for (Token token : segment.tokens()) {
            normal = token.is(Term.Kind.NORMAL) ? token : normal;
            limit = token.is(Term.Kind.LIMIT) ? token : limit;
            area = token.is(Term.Kind.AREA) ? token : area;
        }
        for (Token token : segment.tokens()) {
            // "キャンセルの処理を行います"
            if (last != null
                    && last.is(Term.Kind.RUN)
                    && token.is(Term.Kind.CANCEL)
                    && last.start() - token.end() < 8) {
                return token;
            }
        }
        if (last != null && normal != null && normal.start() > last.start()) {
            return normal;
        }
        if (last != null && limit != null && limit.start() > last.end() && isVerbal(segment, limit)) {
            return limit;
        }
        // A shipment that is done is a verb: "…を順次出荷".
        if (area != null && (last == null || area.start() > last.end()) && isVerb(segment, area)) {
            return area;
        }
        if (last != null) {
            return last;
        }
        if (normal != null) {
            return normal;
        }
        boolean value = passage.role() == Passage.Role.VALUE || passage.role() == Passage.Role.TITLE;
        Token limited = limit;
        if (limited != null
                && segment.tokens().stream()
                        .anyMatch(token -> token.is(Term.Kind.STILL) && token.start() > limited.start())) {
            return limit;
        }
        return limit != null && (value || isVerbal(segment, limit) || segment.aside()) ? limit : null;
    }

    private static boolean isVerbal(Segment segment, Token limit) {
        String word = segment.text().text(limit.start(), limit.end());
        String after = segment.after(limit, 6);
        return word.startsWith("限ら")
                || word.startsWith("限っ")
                || word.startsWith("限った")
                || word.startsWith("絞")
                || word.startsWith("限り")
                || word.startsWith("に限")
                || word.startsWith("いずれも")
                || word.startsWith("にとどま")
                || after.startsWith("し")
                || after.startsWith("があ")
                || after.startsWith("して")
                || after.startsWith("です")
                || after.startsWith("となり");
    }

    private static boolean isVerb(Segment segment, Token area) {
        String after = segment.after(area, 8);
        String word = segment.text().text(area.start(), area.end());
        return (word.equals("出荷")
                        || word.equals("発送")
                        || word.equals("配送")
                        || word.equals("配信")
                        || word.equals("お届け")
                        || word.equals("受注"))
                && (after.isEmpty()
                        || after.equals("。")
                        || after.startsWith("が続")
                        || after.startsWith("して")
                        || after.startsWith("しま")
                        || after.startsWith("した")
                        || after.startsWith("する") && !isNoun(after, 2)
                        || after.startsWith("を続け")
                        || after.startsWith("し、"))
                && (after.startsWith("してお")
                        || after.startsWith("している")
                        || after.startsWith("しています")
                        || segment.tokens().stream()
                                .anyMatch(token -> token.is(Term.Kind.PARTIAL)
                                        || token.is(Term.Kind.LIMIT)
                                        || token.is(Term.Kind.DAILY)
                                        || token.is(Term.Kind.NORMAL)));
    }

    /** What an ending makes of its predicate. */
    enum Ending {
        DONE,
        PLANNED,
        NEGATED,
        NONE
    }

    private Ending ending(Segment segment, Token predicate, Passage passage) {
        String tail = segment.after(predicate, 40);
        var kind = predicate.term().kind();
        if (lexicon.startsWith("nominal", tail)
                        && kind != Term.Kind.DELAY
                        && kind != Term.Kind.CHECK
                        && kind != Term.Kind.STOP
                || kind == Term.Kind.STOP
                        && (tail.startsWith("期間")
                                || tail.startsWith("していた") && isNoun(tail, 4)
                                || tail.startsWith("の期間")
                                || tail.startsWith("の前"))) {
            return isPlanWord(tail) && !lexicon.has("negative", tail) ? planned(segment) : Ending.NONE;
        }
        if (isBackground(tail) || tail.startsWith("たこと")) {
            return Ending.NONE;
        }
        if (lexicon.has("hypothetical", tail)) {
            return Ending.NONE;
        }
        boolean row = passage.heads().stream().anyMatch(head -> head.kind() == Head.Kind.COLUMN);
        if (row && lexicon.has("ended", segment.after(predicate, 200)) && kind != Term.Kind.NORMAL) {
            return lexicon.has("ended", "実施済み") && segment.plain().contains("実施済み") ? Ending.DONE : Ending.NONE;
        }
        if (isPlanWord(segment.after(predicate, 60)) && !tail.startsWith("続け")) {
            return lexicon.has("negative", tail) ? Ending.NONE : planned(segment);
        }
        if (kind == Term.Kind.RESUME && tail.startsWith("へ")) {
            return Ending.PLANNED;
        }
        if (lexicon.has("negative", tail.length() > 14 ? tail.substring(0, 14) : tail)) {
            return Ending.NEGATED;
        }
        if (kind == Term.Kind.STOP && tail.startsWith("た") && endsDuration(segment, predicate)
                || kind == Term.Kind.DELAY && (tail.equals("た") || tail.equals("た。"))) {
            return Ending.NONE;
        }
        boolean future = futureDate(segment);
        boolean plainForm = tail.startsWith("する")
                || tail.startsWith("いたします")
                || tail.startsWith("します")
                || tail.startsWith("致します")
                || tail.startsWith("す")
                || tail.startsWith("られるよう")
                || tail.startsWith("める")
                || tail.startsWith("ります")
                || tail.startsWith("ける");
        if (future
                && (plainForm
                        || kind == Term.Kind.RESUME && !isDone(tail)
                        || kind == Term.Kind.AREA
                        || kind == Term.Kind.RUN)) {
            return Ending.PLANNED;
        }
        if (kind == Term.Kind.RESUME
                && plainForm
                && !startsToday(segment)
                && (tail.startsWith("いたします") || tail.startsWith("します") || !segment.has(Term.Kind.PARTIAL))) {
            return Ending.PLANNED;
        }
        return Ending.DONE;
    }

    // "本日より再開いたします", "4月7日から再開する" on that day: it has begun.
    private boolean startsToday(Segment segment) {
        String plain = segment.plain();
        if (plain.contains("本日") || plain.contains("同日")) {
            return dates.in(plain).stream().noneMatch(dates::isStillToCome);
        }
        return dates.in(plain).stream()
                .anyMatch(date -> !date.isSpan()
                        && !dates.isStillToCome(date)
                        && (plain.startsWith("から", date.end()) || plain.startsWith("より", date.end())));
    }

    // "約50日止まった": a stop with its length, told in the past, is over.
    private static boolean endsDuration(Segment segment, Token predicate) {
        String before = segment.text().text(Math.max(segment.start(), predicate.start() - 8), predicate.start());
        return before.matches("(?s).*\\d(日|か月|カ月|週|時間)間?[、にもは]?");
    }

    private static boolean isDone(String tail) {
        return tail.startsWith("しま")
                || tail.startsWith("した")
                || tail.startsWith("いたしまし")
                || tail.startsWith("され")
                || tail.startsWith("して")
                || tail.startsWith("し") && !tail.startsWith("します")
                || tail.startsWith("済")
                || tail.startsWith("た")
                || tail.startsWith("まし")
                || tail.startsWith("ております")
                || tail.startsWith("中");
    }

    private static Ending planned(Segment segment) {
        return segment.plain().isEmpty() ? Ending.NONE : Ending.PLANNED;
    }

    private boolean isPlanWord(String tail) {
        return lexicon.has("plan", tail);
    }

    private boolean futureDate(Segment segment) {
        return dates.in(segment.plain()).stream().anyMatch(dates::isStillToCome);
    }

    private boolean labelIsFuture(Passage passage) {
        return passage.heads().stream()
                .filter(head -> head.kind() == Head.Kind.LABEL || head.kind() == Head.Kind.HEADING)
                .map(head -> text.text(head.start(), head.end()))
                .anyMatch(label -> dates.in(label).stream().anyMatch(date -> date.isAfter(dates.base()))
                        || label.contains("今後の予定"));
    }

    // "〜していた〈何々〉は", "〜していたが": what was so before the news.
    private static boolean isBackground(String tail) {
        for (String past : List.of("ていた", "でいた", "ておりました", "ていました", "てきた", "ておりまし")) {
            int at = tail.indexOf(past);
            if (at >= 0 && at <= 3) {
                int after = at + past.length();
                return tail.startsWith("が", after)
                        || tail.startsWith("ものの", after)
                        || tail.startsWith("けれど", after)
                        || isNoun(tail, after);
            }
        }
        return false;
    }

    private static boolean isNoun(String tail, int at) {
        if (at >= tail.length()) {
            return false;
        }
        char letter = tail.charAt(at);
        return letter >= '\u4e00' && letter <= '\u9fff'
                || letter >= '\u30a1' && letter <= '\u30fa'
                || letter == '「'
                || Character.isDigit(letter)
                || letter == 'ご'
                || letter == 'お';
    }

    /** The areas that the clause itself names before its predicate. */
    private Set<Area> own(Segment segment, @Nullable Token predicate) {
        var areas = EnumSet.noneOf(Area.class);
        int last = predicate == null ? segment.end() : Math.max(predicate.end(), predicate.start() + 1);
        int first = predicate == null ? segment.start() : afterBackground(segment, predicate);
        var mentions = segment.tokens().stream()
                .filter(token -> token.is(Term.Kind.AREA) && token.start() < last && token.start() >= first)
                .toList();
        for (int i = 0; i < mentions.size(); i++) {
            Token mention = mentions.get(i);
            Area area = mention.term().area();
            if (area != null && counts(segment, mention, mentions.subList(i + 1, mentions.size()))) {
                areas.add(area);
            }
        }
        return Words.specific(segment.text(), mentions, areas);
    }

    // "通販を全面停止していた同社は出荷を始めた": what the past clause names does not belong to the news.
    private static int afterBackground(Segment segment, Token predicate) {
        int first = segment.start();
        for (Token token : segment.tokens()) {
            if (token.start() < predicate.start()
                    && Segment.isPredicate(token)
                    && isBackground(segment.after(token, 12))) {
                first = token.end();
            }
        }
        return first;
    }

    private boolean counts(Segment segment, Token mention, List<Token> later) {
        String after = segment.after(mention, 10);
        if (lexicon.startsWith("including", after)
                || after.startsWith("から")
                || after.startsWith("に関する")
                || after.startsWith("番号")) {
            return false;
        }
        if (after.startsWith("のお知らせ")
                || after.startsWith("のご案内")
                || after.startsWith("の確認に")
                || after.startsWith("の案内")
                || after.startsWith("能力")
                || after.startsWith("体制へ")) {
            return false;
        }
        // "ご注文と発送に関するメール": what qualifies a mail or a bill is not spoken of itself.
        for (Token next : later) {
            if (next.start() - mention.end() > 24) {
                break;
            }
            Area head = next.term().area();
            if (head == Area.EMAIL && mention.term().area() != Area.EMAIL && noParticle(segment, mention, next)) {
                return false;
            }
        }
        String between = segment.text().text(mention.end(), Math.min(segment.end(), mention.end() + 24));
        int about = between.indexOf("に関する");
        return about < 0 || between.substring(0, about).matches(".*[はがを、].*");
    }

    private static boolean noParticle(Segment segment, Token one, Token other) {
        String between = segment.text().text(one.end(), other.start());
        return between.length() < 24 && between.chars().noneMatch(letter -> "はがをも、".indexOf(letter) >= 0);
    }

    private Set<Area> areas(Segment segment, Passage passage, Set<Area> own, Set<Area> before, Token predicate) {
        Head head = passage.heads().stream()
                .filter(candidate -> candidate.kind() != Head.Kind.TITLE
                        && !candidate.areas().isEmpty())
                .findFirst()
                .orElse(null);
        if (head == null && own.isEmpty() && lexicon.has("wholeSiteStops", segment.plain())) {
            return EnumSet.of(Area.ORDERING);
        }
        if (head == null
                && own.isEmpty()
                && predicate.is(Term.Kind.DELAY)
                && segment.plain().matches("(?s).*\\d(日|週間)(程度|ほど)?の?(遅れ|かか).*")) {
            return EnumSet.of(Area.SHIPPING);
        }
        if (head == null || segment.aside()) {
            return !own.isEmpty() || hasTopic(segment) ? delayed(own, predicate) : delayed(before, predicate);
        }
        if (own.isEmpty()) {
            boolean deictic = segment.plain().startsWith("以下")
                    || segment.plain().startsWith("次の")
                    || segment.plain().startsWith("上記");
            return deictic
                            || head.kind() == Head.Kind.HEADING
                                    && !segment.has(Term.Kind.LIMIT)
                                    && !predicate.is(Term.Kind.STOP)
                                    && !predicate.is(Term.Kind.DELAY)
                                    && lexicon.has("mute", segment.plain())
                    ? Set.of()
                    : head.areas();
        }
        boolean exclusive = head.kind() == Head.Kind.LABEL || head.kind() == Head.Kind.COLUMN;
        var allowed = EnumSet.copyOf(head.areas());
        if (head.areas().contains(Area.ORDERING) || head.areas().contains(Area.SHIPPING)) {
            allowed.add(Area.DIRECT_SHIP);
        }
        if (head.areas().contains(Area.ORDERING)) {
            allowed.add(Area.FAX);
        }
        var both = EnumSet.copyOf(own);
        both.retainAll(allowed);
        if (!both.isEmpty()) {
            boolean faxOnly = both.equals(EnumSet.of(Area.FAX))
                    && head.areas().contains(Area.ORDERING)
                    && segment.has(Term.Kind.LIMIT);
            if (faxOnly) {
                both.add(Area.ORDERING);
            }
            return both;
        }
        return exclusive || head.kind() == Head.Kind.QUESTION && !isTopic(segment)
                ? head.areas()
                : isTopic(segment) ? delayed(own, predicate) : head.areas();
    }

    // An order that is late is a shipment that is late.
    private static Set<Area> delayed(Set<Area> areas, Token predicate) {
        return predicate.is(Term.Kind.DELAY) && areas.equals(EnumSet.of(Area.ORDERING))
                ? EnumSet.of(Area.SHIPPING)
                : areas;
    }

    private static boolean isTopic(Segment segment) {
        return segment.tokens().stream()
                .filter(token -> token.is(Term.Kind.AREA))
                .anyMatch(token -> {
                    String after = segment.after(token, 6);
                    return after.startsWith("は")
                            || after.startsWith("も")
                            || after.startsWith("を")
                            || after.startsWith("が")
                            || after.startsWith("の受付")
                            || after.startsWith("の発行")
                            || after.startsWith("とも")
                            || after.startsWith("の郵送")
                            || after.startsWith("の配信")
                            || after.startsWith("に");
                });
    }

    private static boolean hasTopic(Segment segment) {
        String plain = segment.plain();
        int at = plain.indexOf('は');
        return at > 0 && at < 20 && !plain.startsWith("では") || plain.indexOf('が') > 0 && plain.indexOf('が') < 14;
    }

    /** One clause as it has been read. */
    record Clause(
            Segment segment, Token predicate, boolean planned, Meaning meaning, Set<Area> areas, boolean inherited) {

        Clause alsoOf(Set<Area> others) {
            return new Clause(segment, predicate, planned, meaning, others, false);
        }
    }
}
