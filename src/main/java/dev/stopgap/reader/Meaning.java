package dev.stopgap.reader;

/** What a clause says of its areas, by its predicate, its ending and the words that narrow it. */
enum Meaning {
    STOPPED,
    /** Stopped for some items, sites or customers: what is left may run. */
    PARTLY_STOPPED,
    CHECKING,
    LIMITED,
    /** Says itself that a part has resumed. */
    PARTLY_RESUMED,
    /** Runs, resumed; nothing says that it is as usual. */
    RUNNING,
    DELAY,
    NORMAL,
    NOTHING;

    // "other goods", "other customers": the rest is stopped, not all. Other services are another matter.
    private static final java.util.regex.Pattern REGION =
            java.util.regex.Pattern.compile("北海道|東北|関東|甲信越|中部|北陸|東海|関西|近畿|四国|九州|沖縄|東日本|西日本|[一-龠]{2}県");
    private static final java.util.regex.Pattern OTHERS =
            java.util.regex.Pattern.compile("(上記|それ|これ)以外|以外の(商品|お客|ご?注文|地域|品|メール|方)");

    static Meaning of(
            Segment segment, Token predicate, JapaneseClauses.Ending ending, Passage.Role role, Lexicon lexicon) {
        return switch (predicate.term().kind()) {
            case STOP -> stop(segment, predicate, ending);
            case DELAY ->
                ending == JapaneseClauses.Ending.NEGATED
                                && !segment.after(predicate, 3).startsWith("ません")
                        ? NOTHING
                        : DELAY;
            case CHECK -> checking(segment, role);
            case RUN, AREA -> runs(segment, predicate, ending);
            case RESUME -> resumed(segment, ending, role);
            case LIFT ->
                ending == JapaneseClauses.Ending.NEGATED || role == Passage.Role.TITLE ? NOTHING : lifted(segment);
            case NORMAL -> normal(segment, predicate, ending, role);
            case LIMIT ->
                ending == JapaneseClauses.Ending.NEGATED && !segment.plain().contains("限られ") ? NOTHING : LIMITED;
            default -> NOTHING;
        };
    }

    private static Meaning stop(Segment segment, Token predicate, JapaneseClauses.Ending ending) {
        if (ending == JapaneseClauses.Ending.NEGATED) {
            String after = segment.after(predicate, 16);
            return after.contains("いません")
                            || after.contains("おりません")
                            || after.contains("ていない")
                            || after.contains("しない")
                            || after.contains("しません")
                            || after.startsWith("ございません")
                    ? NOTHING
                    : STOPPED;
        }
        return isPartly(segment, predicate) ? PARTLY_STOPPED : STOPPED;
    }

    // 一部 with a stop is a stop with exceptions, or a stop of a part.
    private static boolean isPartly(Segment segment, Token predicate) {
        String plain = segment.plain();
        return segment.tokens().stream()
                        .anyMatch(token -> token.is(Term.Kind.PARTIAL) && token.start() < predicate.start())
                || segment.tokens().stream()
                        .anyMatch(token -> token.is(Term.Kind.PARTIAL)
                                && token.start() > predicate.start()
                                && token.start() - predicate.end() < 3)
                || OTHERS.matcher(plain).find()
                || REGION.matcher(plain).find()
                || plain.contains("商品、")
                || plain.contains("地域")
                || plain.contains("県")
                || plain.contains("アイテム")
                || plain.contains("対象外");
    }

    private static Meaning checking(Segment segment, Passage.Role role) {
        boolean asks = segment.has(Term.Kind.CHECKED);
        boolean bare = role == Passage.Role.VALUE && segment.plain().length() < 16;
        return asks || bare ? CHECKING : NOTHING;
    }

    private static Meaning runs(Segment segment, Token predicate, JapaneseClauses.Ending ending) {
        if (ending == JapaneseClauses.Ending.NEGATED) {
            return segment.has(Term.Kind.FULL) ? NOTHING : isPartly(segment, predicate) ? PARTLY_STOPPED : STOPPED;
        }
        if (isAsUsual(segment)) {
            return narrowed(segment, NORMAL);
        }
        return narrowed(segment, segment.has(Term.Kind.ALL) ? NORMAL : RUNNING);
    }

    private static Meaning resumed(Segment segment, JapaneseClauses.Ending ending, Passage.Role role) {
        if (ending == JapaneseClauses.Ending.NEGATED) {
            return segment.has(Term.Kind.FULL) || segment.has(Term.Kind.ALL) || segment.has(Term.Kind.NORMAL)
                    ? NOTHING
                    : STOPPED;
        }
        if (role == Passage.Role.TITLE) {
            return NOTHING;
        }
        if (segment.has(Term.Kind.NORMAL)
                || segment.has(Term.Kind.ALL)
                || segment.has(Term.Kind.FULL) && !segment.plain().contains("本格")) {
            return narrowed(segment, NORMAL);
        }
        return narrowed(segment, RUNNING);
    }

    private static Meaning lifted(Segment segment) {
        return segment.has(Term.Kind.ALL) && segment.has(Term.Kind.LIMIT) ? NORMAL : NOTHING;
    }

    private static Meaning normal(Segment segment, Token predicate, JapaneseClauses.Ending ending, Passage.Role role) {
        if (role == Passage.Role.TITLE || segment.after(predicate, 12).startsWith("より")) {
            return NOTHING;
        }
        return ending == JapaneseClauses.Ending.NEGATED ? NOTHING : narrowed(segment, NORMAL);
    }

    // The narrowest word wins: by hand or limited, then partly, then what the predicate says.
    private static Meaning narrowed(Segment segment, Meaning otherwise) {
        boolean freed = segment.plain().contains("制限なく")
                || segment.plain().contains("制限はすべて")
                || segment.plain().contains("制限を解除")
                || segment.plain().contains("制限なし");
        if (segment.has(Term.Kind.LIMIT) && !freed) {
            return LIMITED;
        }
        if (segment.has(Term.Kind.PARTIAL)) {
            return isOnlyGradual(segment) ? otherwise == NORMAL ? PARTLY_RESUMED : RUNNING : PARTLY_RESUMED;
        }
        return otherwise;
    }

    // 順次 alone says how it goes on, not that only a part is meant.
    private static boolean isOnlyGradual(Segment segment) {
        return segment.tokens().stream()
                .filter(token -> token.is(Term.Kind.PARTIAL))
                .map(token -> segment.text().text(token.start(), token.end()))
                .allMatch(word -> word.equals("順次") || word.equals("徐々"));
    }

    // "拠点が通常稼動し注文を再開": what is as usual there is the site, not the order that is named after it.
    private static boolean isAsUsual(Segment segment) {
        var areas = segment.tokens().stream()
                .filter(token -> token.is(Term.Kind.AREA))
                .toList();
        return segment.tokens().stream()
                .filter(token -> token.is(Term.Kind.NORMAL))
                .anyMatch(normal -> areas.isEmpty()
                        || areas.get(0).start() < normal.start()
                        || !segment.after(normal, 1).startsWith("し"));
    }
}
