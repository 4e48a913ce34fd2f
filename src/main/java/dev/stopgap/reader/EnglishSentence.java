package dev.stopgap.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Cuts an English sentence into clauses at its conjunctions, which say what a clause is for. */
final class EnglishSentence {

    // No sentence that is meant to be read has more.
    private static final int MOST_JOINTS = 40;
    private static final int LONGEST_OPENING = 160;
    private static final int LONGEST_LOOK = 110;

    private final NormalText text;
    private final Lexicon lexicon;
    private final EnglishWords words;

    EnglishSentence(NormalText text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
        this.words = new EnglishWords(text, lexicon);
    }

    /** What a clause is for. */
    enum Mood {
        FACT,
        /** What is to be reached, and so is not yet. */
        AIM,
        /** On what something depends. */
        CONDITION,
        /** What was so before the news. */
        BACKGROUND,
        /** What a day is named for: "on Monday, when deliveries start again". */
        PLAN,
        /** What is told by the way of something that the clause has named. */
        ASIDE;

        boolean isSubordinate() {
            return this != FACT;
        }
    }

    /** A clause and what it is for. */
    record Part(Segment segment, Mood mood) {}

    List<Part> parts(int start, int end) {
        var parts = new ArrayList<Part>();
        String sentence = text.text(start, end);
        var joint = lexicon.matcher("joints", sentence);
        int from = start;
        for (int joints = 0; joints < MOST_JOINTS && joint.find(); joints++) {
            int at = start + joint.start();
            Mood mood = mood(parts, from, at);
            if (at > from && splits(sentence, from - start, at - start, mood)) {
                parts.add(part(from, at, mood));
                from = at;
            }
        }
        parts.add(part(from, end, mood(parts, from, end)));
        return parts;
    }

    private Part part(int from, int end, Mood mood) {
        return new Part(new Segment(text, from, end, words.in(from, end), false), mood);
    }

    // A comma alone ends only what a conjunction has opened; else both sides need a verb of their own.
    private boolean splits(String sentence, int from, int at, Mood mood) {
        String left = sentence.substring(Math.max(from, at - LONGEST_OPENING), at);
        String right = sentence.substring(at, Math.min(sentence.length(), at + LONGEST_LOOK));
        if (mood.isSubordinate() && ",;".indexOf(right.charAt(0)) >= 0) {
            return true;
        }
        if (lexicon.matches("alwaysJoins", right)) {
            return true;
        }
        if (right.startsWith(":") && lexicon.matches("anyVerb", left)) {
            return true;
        }
        if (lexicon.matches("noClause", right) || !hasVerb(saidPart(left))) {
            return false;
        }
        boolean hard = ";:.!?–—-".indexOf(right.strip().charAt(0)) >= 0;
        if (hard || lexicon.matches("subordinate", right)) {
            return true;
        }
        return lexicon.matches("finite", opening(right)) && lexicon.matches("finite", left);
    }

    // What is said: the verb of saying is none of the clause.
    private String saidPart(String clause) {
        Matcher said = lexicon.matcher("reports", clause);
        int from = 0;
        while (said.find()) {
            from = said.end();
        }
        return clause.substring(from);
    }

    // The first words of a clause, up to its next joint.
    private String opening(String clause) {
        Matcher conjunction = lexicon.matcher("conjunction", clause);
        int from = conjunction.lookingAt() ? conjunction.end() : 0;
        // After a comma and a conjunction a whole clause follows, whatever its subject joins.
        boolean whole = clause.startsWith(", ") && from > 3;
        Matcher joint = lexicon.matcher(whole ? "hardJoints" : "joints", clause);
        return clause.substring(from, joint.find(from) ? joint.start() : clause.length());
    }

    private boolean hasVerb(String clause) {
        return lexicon.matches("finite", clause)
                || Segment.hasPredicate(Words.tokens(lexicon, clause, 0, clause.length()));
    }

    private Mood mood(List<Part> before, int from, int end) {
        String clause = text.text(from, Math.min(end, from + 80));
        Part last = before.isEmpty() ? null : before.get(before.size() - 1);
        boolean undated =
                last != null && lexicon.matches("unknowing", last.segment().plain());
        if (last != null && clause.startsWith(", when ")) {
            return Mood.PLAN;
        }
        if (lexicon.matches("condition", clause)) {
            return undated ? Mood.AIM : Mood.CONDITION;
        }
        if (lexicon.matches("background", clause)) {
            return last == null
                            && text.text(from, Math.min(end, from + LONGEST_OPENING))
                                            .indexOf(',')
                                    < 0
                            && !endsAtComma(end)
                    ? Mood.FACT
                    : Mood.BACKGROUND;
        }
        if (lexicon.matches("purpose", clause)) {
            return last != null && lexicon.matches("strives", last.segment().plain()) ? Mood.AIM : Mood.FACT;
        }
        if (lexicon.matches("aside", clause)) {
            return Mood.ASIDE;
        }
        return last != null && clause.startsWith(" and") ? last.mood() : Mood.FACT;
    }

    private boolean endsAtComma(int end) {
        return end < text.length() && text.charAt(end) == ',';
    }
}
