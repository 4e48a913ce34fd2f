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
    /** Is accepted, and nothing narrows it. */
    OPEN,
    /** Runs, resumed; nothing says that it is as usual. */
    RUNNING,
    DELAY,
    NORMAL,
    NOTHING;

    boolean isStop() {
        return this == STOPPED || this == PARTLY_STOPPED;
    }

    /** Whether something runs, if only in part. */
    boolean goesOn() {
        return this == RUNNING || this == OPEN || this == LIMITED || this == PARTLY_RESUMED;
    }

    static Meaning of(Segment segment, Token predicate, Ending ending, Passage.Role role, Lexicon lexicon) {
        boolean negated = ending == Ending.NEGATED;
        boolean title = role == Passage.Role.TITLE;
        return switch (predicate.term().kind()) {
            case STOP -> negated ? NOTHING : partly(segment, predicate, lexicon) ? PARTLY_STOPPED : STOPPED;
            case DELAY -> isLate(segment, predicate, negated, lexicon) ? DELAY : NOTHING;
            case CHECK -> checking(segment, role);
            case RUN, AREA -> runs(segment, predicate, negated, lexicon);
            case RESUME -> title ? NOTHING : resumed(segment, negated, lexicon);
            case WIDEN -> widened(segment, predicate, ending, lexicon);
            case LIFT -> negated || title ? NOTHING : lifted(segment);
            case NORMAL -> title || negated ? NOTHING : narrowed(segment, NORMAL, lexicon);
            case LIMIT -> negated && !segment.plain().contains("限られ") ? NOTHING : LIMITED;
            default -> NOTHING;
        };
    }

    // 一部 with a stop is a stop with exceptions, or a stop of a part; not where it belongs to another predicate before
    // it.
    private static boolean partly(Segment segment, Token predicate, Lexicon lexicon) {
        boolean part = false;
        for (Token token : segment.tokens()) {
            if (token.start() - predicate.end() >= 3 || token == predicate) {
                break;
            }
            if (token.is(Term.Kind.PARTIAL)) {
                part = true;
            } else if (Segment.isPredicate(token) && token.is(Term.Kind.RESUME)) {
                part = false;
            }
        }
        return part || lexicon.matches("part", segment.plain());
    }

    // "復旧に日数を要する" is no late delivery.
    private static boolean isLate(Segment segment, Token predicate, boolean negated, Lexicon lexicon) {
        String lead = segment.text().text(segment.start(), predicate.start());
        boolean takesTime = lexicon.matches("takesTime", segment.text().text(predicate.start(), predicate.end()));
        return (!negated || segment.after(predicate, 3).startsWith("ません"))
                && !(takesTime && lexicon.matches("takesTimeElsewhere", lead));
    }

    private static Meaning checking(Segment segment, Passage.Role role) {
        boolean asks = segment.has(Term.Kind.CHECKED);
        boolean bare = role == Passage.Role.VALUE && segment.plain().length() < 16;
        return asks || bare ? CHECKING : NOTHING;
    }

    private static Meaning runs(Segment segment, Token predicate, boolean negated, Lexicon lexicon) {
        if (negated && lexicon.matches("onlySoMuch", segment.text().text(segment.start(), predicate.start()))) {
            return LIMITED;
        }
        if (negated) {
            boolean notAll = segment.has(Term.Kind.FULL) || segment.has(Term.Kind.NORMAL);
            return notAll ? NOTHING : partly(segment, predicate, lexicon) ? PARTLY_STOPPED : STOPPED;
        }
        boolean unhurt = lexicon.startsWith("unhurt", segment.from(predicate));
        boolean usual = isAsUsual(segment) || segment.has(Term.Kind.ALL) || unhurt;
        boolean oneWay = lexicon.matches("onlyBy", segment.plain()) && !lexicon.matches("manyWays", segment.plain());
        boolean some = lexicon.matches("someCustomers", segment.plain());
        if (!usual && (oneWay || some || lexicon.matches("hours", segment.plain()))) {
            return LIMITED;
        }
        Meaning plain = lexicon.matches("accepts", segment.from(predicate)) ? OPEN : RUNNING;
        return narrowed(segment, usual ? NORMAL : plain, lexicon);
    }

    private static Meaning resumed(Segment segment, boolean negated, Lexicon lexicon) {
        boolean whole = segment.has(Term.Kind.FULL) || segment.has(Term.Kind.ALL) || segment.has(Term.Kind.NORMAL);
        if (negated) {
            return whole || segment.has(Term.Kind.GRADUAL) ? NOTHING : STOPPED;
        }
        boolean overcome = segment.has(Term.Kind.DELAY) || lexicon.matches("usual", segment.plain());
        return narrowed(segment, whole || overcome ? NORMAL : RUNNING, lexicon);
    }

    // What is widened runs already, in part; what is widened by hand is still done by hand.
    private static Meaning widened(Segment segment, Token predicate, Ending ending, Lexicon lexicon) {
        boolean ofLimited = segment.tokens().stream()
                .anyMatch(token ->
                        token.is(Term.Kind.LIMIT) && segment.after(token, 1).equals("の"));
        if (ofLimited || segment.has(Term.Kind.LIMIT) && ending == Ending.DONE) {
            return LIMITED;
        }
        String tail = segment.after(predicate, 12);
        boolean said = lexicon.matches("done", tail) || lexicon.matches("present", tail);
        return ending == Ending.DONE && said ? PARTLY_RESUMED : NOTHING;
    }

    private static Meaning lifted(Segment segment) {
        return !segment.has(Term.Kind.LIMIT) ? NOTHING : segment.has(Term.Kind.ALL) ? NORMAL : OPEN;
    }

    // The narrowest word wins: by hand or limited, then partly, then what the predicate says.
    static Meaning narrowed(Segment segment, Meaning otherwise, Lexicon lexicon) {
        if (isLimited(segment, lexicon) && !lexicon.has("freed", segment.plain())) {
            return LIMITED;
        }
        if (lexicon.matches("share", segment.plain())) {
            return PARTLY_RESUMED;
        }
        boolean counted = !segment.has(Term.Kind.ALL) && lexicon.matches("counted", segment.plain());
        if (segment.has(Term.Kind.PARTIAL) || counted) {
            return PARTLY_RESUMED;
        }
        // 順次 says how it goes on, not that only a part is meant; but then it is not yet all.
        return segment.has(Term.Kind.GRADUAL) ? otherwise == NORMAL ? PARTLY_RESUMED : RUNNING : otherwise;
    }

    // "落ち込んでいた出荷が元に戻った" is limited no more.
    private static boolean isLimited(Segment segment, Lexicon lexicon) {
        return segment.has(Term.Kind.LIMIT)
                && !segment.tokens().stream()
                        .filter(token -> token.is(Term.Kind.LIMIT))
                        .allMatch(token -> lexicon.matches("background", segment.after(token, 14)));
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
