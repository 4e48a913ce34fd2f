package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of an English text, each with what it means beside its neighbours: who ships orders speaks of shipping, a limit
 * that is lifted is none, and "by email" is a way and no area.
 */
final class EnglishWords {

    private static final int NEAR = 90;

    private final NormalText text;
    private final Lexicon lexicon;

    EnglishWords(NormalText text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
    }

    /** The words between {@code start} and {@code end}, from left to right. */
    List<Token> in(int start, int end) {
        var words = new ArrayList<Token>();
        for (Token token : Words.tokens(lexicon, text, start, end)) {
            Term term = term(token, start, end);
            words.add(term == token.term() ? token : new Token(token.start(), token.end(), term));
        }
        return words;
    }

    private Term term(Token token, int start, int end) {
        String before = text.text(Math.max(start, token.start() - NEAR), token.start());
        String after = text.text(token.end(), Math.min(end, token.end() + NEAR));
        return switch (token.term().kind()) {
            case AREA -> area(token, before, after);
            case LIMIT, DELAY -> narrowed(token, before, after);
            case WIDEN -> lexicon.matches("lengthened", before) ? Term.of(Term.Kind.DELAY) : token.term();
            case STOP -> stopped(token, before, after);
            default -> token.term();
        };
    }

    private Term stopped(Token token, String before, String after) {
        if (lexicon.matches("otherActs", after)) {
            return Term.of(Term.Kind.NOT_AREA);
        }
        return isLifted(before, after) ? Term.of(Term.Kind.LIFT) : token.term();
    }

    private Term narrowed(Token token, String before, String after) {
        if (isFree(before, after)) {
            return Term.of(Term.Kind.LIFT);
        }
        boolean time = text.text(token.start(), token.end()).equals("late") && lexicon.matches("lateTime", after);
        return time ? Term.of(Term.Kind.NOT_AREA) : token.term();
    }

    private boolean isFree(String before, String after) {
        return lexicon.matches("without", before) || isLifted(before, after);
    }

    private boolean isLifted(String before, String after) {
        return lexicon.matches("liftedBefore", before) || lexicon.matches("liftedAfter", after);
    }

    private Term area(Token token, String before, String after) {
        String word = text.text(token.start(), token.end());
        boolean elsewhere =
                lexicon.matches("way", before) && lexicon.words("onlyAsSubject").contains(word)
                        || lexicon.matches("noArea", before)
                        || lexicon.matches("noAreaAfter", after);
        if (elsewhere) {
            return Term.of(Term.Kind.NOT_AREA);
        }
        boolean order = token.term().area() == Area.ORDERING
                && lexicon.words("orderNouns").contains(word);
        return order && isOnItsWay(before, after) ? Term.of(Area.SHIPPING) : token.term();
    }

    private boolean isOnItsWay(String before, String after) {
        boolean sent = lexicon.matches("sends", before) && !lexicon.matches("takesAndSends", before);
        boolean moves = lexicon.matches("movesAfter", after) && !lexicon.matches("taken", before + after);
        return sent || moves || lexicon.matches("placed", before) || lexicon.matches("placedAfter", after);
    }
}
