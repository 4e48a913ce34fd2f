package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A clause: a part of a sentence with one predicate, its words from left to right. */
record Segment(NormalText text, int start, int end, List<Token> tokens, boolean aside) {

    private static final String JOINS = "がてでしきりめれずばりえけせみびちいく";
    // "出荷を停止している問題で、…": what a report is about is so.
    private static final Pattern ONGOING = Pattern.compile(
            "(?:し|され|となっ|させ)?て(?:いる|おります)?(?:問題|件|事態|状況|障害|影響)(?:で|について|につきまして|に関し.{0,3}|を受け.{0,4}|をめぐ.{0,3}|から)");
    private static final int SHORT_TAIL = 16;

    /** Cuts a Japanese sentence into clauses; what stands in brackets becomes clauses of its own, read after the rest. */
    static List<Segment> japanese(NormalText text, int start, int end, Lexicon lexicon) {
        var clauses = new ArrayList<Segment>();
        var asides = new ArrayList<Segment>();
        var tokens = new ArrayList<Token>();
        int from = start;
        int at = start;
        while (at < end) {
            char letter = text.charAt(at);
            if (letter == '(') {
                int close = close(text, at, end);
                asides.add(new Segment(text, at + 1, close, Words.tokens(lexicon, text, at + 1, close), true));
                at = Math.min(end, close + 1);
                continue;
            }
            var match = lexicon.at(text, at, end);
            if (match != null) {
                tokens.add(new Token(at, match.end(), match.meaning()));
                at = match.end();
                continue;
            }
            if ((letter == '、' || letter == ',' || letter == ';' || letter == '/' || letter == '。')
                    && (joins(text, at, tokens, letter) || turns(text, at, end, tokens, lexicon))) {
                clauses.add(new Segment(text, from, at, List.copyOf(tokens), false));
                tokens.clear();
                from = at + 1;
            } else if (letter == 'ず' && endsDenial(text, at, end, tokens)) {
                clauses.add(new Segment(text, from, at + 1, List.copyOf(tokens), false));
                tokens.clear();
                from = at + 1;
            } else if (letter == 'が'
                    && at > from
                    && "るたす".indexOf(text.charAt(at - 1)) >= 0
                    && text.charAt(Math.min(at + 1, end - 1)) != '、'
                    && hasPredicate(tokens)) {
                clauses.add(new Segment(text, from, at + 1, List.copyOf(tokens), false));
                tokens.clear();
                from = at + 1;
            }
            at++;
        }
        clauses.add(new Segment(text, from, end, List.copyOf(tokens), false));
        clauses.addAll(asides);
        return clauses;
    }

    // "受注は人の手に頼り、出荷は遅れ": another area is set against the first.
    private static boolean turns(NormalText text, int comma, int end, List<Token> tokens, Lexicon lexicon) {
        boolean topic = tokens.subList(Math.max(0, tokens.size() - 8), tokens.size()).stream()
                .anyMatch(token -> token.is(Term.Kind.AREA)
                        && lexicon.startsWith("topic", text.text(token.end(), Math.min(comma, token.end() + 8))));
        if (!topic) {
            return false;
        }
        for (int at = comma + 1; at < Math.min(end, comma + 14); at++) {
            var match = lexicon.at(text, at, end);
            if (match != null) {
                return match.meaning().kind() == Term.Kind.AREA
                        && lexicon.startsWith("topic", text.text(match.end(), Math.min(end, match.end() + 8)));
            }
        }
        return false;
    }

    // "出荷できず多くの工場も止まり": goes on without a comma.
    private static boolean endsDenial(NormalText text, int at, int end, List<Token> tokens) {
        Token last = lastPredicate(tokens);
        return last != null && at - last.end() < 3 && at + 1 < end && "、。にもとじ".indexOf(text.charAt(at + 1)) < 0;
    }

    // A comma ends a clause only after a predicate in its joining form: not between nouns, not after a topic.
    private static boolean joins(NormalText text, int comma, List<Token> tokens, char letter) {
        // "…しておりますが、": a verb that the vocabulary need not know.
        String before = text.text(Math.max(0, comma - 4), comma);
        if (letter == '、'
                && !tokens.isEmpty()
                && (before.endsWith("ますが")
                        || before.endsWith("いるが")
                        || before.endsWith("ですが")
                        || before.endsWith("だが"))) {
            return true;
        }
        Token last = lastPredicate(tokens);
        if (last != null && ONGOING.matcher(text.text(last.end(), comma)).matches()) {
            return true;
        }
        if (last == null && !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(Term.Kind.STILL)) {
            last = tokens.get(tokens.size() - 1);
        }
        if (last == null && letter != '、' && letter != ',') {
            return tokens.stream().anyMatch(token -> token.is(Term.Kind.NORMAL));
        }
        if (last == null) {
            return !tokens.isEmpty() && endsLimit(before, tokens.get(tokens.size() - 1), comma);
        }
        if (letter != '、' && letter != ',') {
            return true;
        }
        String tail = text.text(last.end(), comma);
        if (tail.length() > SHORT_TAIL
                || tail.endsWith("は")
                || tail.endsWith("も")
                || tail.endsWith("を")
                || tail.endsWith("に")) {
            return false;
        }
        if (tail.isEmpty()
                || tokens.get(tokens.size() - 1).is(Term.Kind.AREA)
                        && tokens.get(tokens.size() - 1).end() == comma
                        && tail.contains("し")) {
            return true;
        }
        char end = tail.charAt(tail.length() - 1);
        return JOINS.indexOf(end) >= 0 && (!tail.endsWith("まで") || tail.endsWith("ままで"))
                || tail.endsWith("ため")
                || tail.endsWith("中")
                || tail.endsWith("ものの");
    }

    // "出荷は火災前を下回ったままで、…", "商品を買えず、…"
    private static boolean endsLimit(String before, Token last, int comma) {
        return last.is(Term.Kind.AREA) && comma - last.end() <= 4 && before.endsWith("ず")
                || last.is(Term.Kind.LIMIT) && goesOn(before);
    }

    private static boolean goesOn(String before) {
        return before.endsWith("ており") || before.endsWith("ていて") || before.endsWith("ままで") || before.endsWith("ため");
    }

    private static int close(NormalText text, int open, int end) {
        int depth = 0;
        for (int i = open; i < end && i < open + 400; i++) {
            if (text.charAt(i) == '(') {
                depth++;
            } else if (text.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return Math.min(end, open + 400);
    }

    static boolean hasPredicate(List<Token> tokens) {
        return lastPredicate(tokens) != null;
    }

    static @Nullable Token lastPredicate(List<Token> tokens) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (isPredicate(tokens.get(i))) {
                return tokens.get(i);
            }
        }
        return null;
    }

    static boolean isPredicate(Token token) {
        return switch (token.term().kind()) {
            case STOP, RUN, RESUME, WIDEN, LIFT, DELAY, CHECK, CANCEL -> true;
            default -> false;
        };
    }

    boolean has(Term.Kind kind) {
        return tokens.stream().anyMatch(token -> token.is(kind) || kind == Term.Kind.LIMIT && isLimitedArea(token));
    }

    // A supplier's own word for an area may hold the limit: 出荷トライアル.
    private boolean isLimitedArea(Token token) {
        String word = token.is(Term.Kind.AREA) ? text.text(token.start(), token.end()) : "";
        return word.contains("トライアル") || word.contains("手作業") || word.contains("限定");
    }

    String plain() {
        return text.text(start, end);
    }

    /** The last word of {@code kind}. */
    @Nullable Token last(Term.Kind kind) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (tokens.get(i).is(kind)) {
                return tokens.get(i);
            }
        }
        return null;
    }

    /** The clause from {@code token} on, the word itself included. */
    String from(Token token) {
        return text.text(token.start(), Math.min(end, token.start() + 40));
    }

    /** What follows {@code token} in this clause. */
    String after(Token token, int most) {
        return text.text(token.end(), Math.min(end, token.end() + most));
    }
}
