package dev.stopgap.reader;

import dev.stopgap.reader.EnglishSentence.Mood;
import dev.stopgap.reader.EnglishSentence.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sentences of an English text, one after the other: cuts them into clauses ({@link EnglishSentence}), leaves out what
 * is said of other companies ({@link Companies}), and reads each clause ({@link EnglishClause}), with the words of a label or
 * of a line above a list where it is only an item of these.
 */
final class EnglishClauses {

    private final NormalText text;
    private final Lexicon lexicon;
    private final Companies companies;
    private final EnglishSentence sentences;
    private boolean everywhere;
    private @Nullable Part opensList;
    private boolean listReported;
    private Set<Area> asked = Set.of();

    EnglishClauses(NormalText text, Lexicon lexicon, String visible) {
        this.text = text;
        this.lexicon = lexicon;
        this.companies = new Companies(text, visible, lexicon);
        this.sentences = new EnglishSentence(text, lexicon);
    }

    /** What the passage says; {@code subject} are the areas of the sentence before. */
    List<Clause> read(Passage passage, Set<Area> subject) {
        String sentence = text.text(passage.start(), passage.end());
        boolean item = isItem(sentence);
        if (!item) {
            opensList = null;
        }
        if (lexicon.has("denial", sentence) || lexicon.has("aboutOthers", sentence) || isUnderAnotherHead(passage)) {
            return List.of();
        }
        var parts = sentences.parts(passage.start(), passage.end());
        if (sentence.endsWith("?")) {
            asked = EnglishTopic.named(parts.get(parts.size() - 1).segment(), lexicon);
            return List.of();
        }
        var answer = answer(passage, sentence);
        var clauses = answer == null
                ? read(passage, withLabel(passage, parts), subject, lexicon.matches("reports", sentence))
                : answer;
        asked = Set.of();
        if (sentence.endsWith(":")
                && Segment.hasPredicate(parts.get(parts.size() - 1).segment().tokens())) {
            opensList = parts.get(parts.size() - 1);
            listReported = lexicon.matches("reports", sentence);
        }
        return clauses;
    }

    // "Billing is catching up: …": the label says something itself.
    private List<Part> withLabel(Passage passage, List<Part> parts) {
        Head label = passage.heads().isEmpty() ? null : passage.heads().get(0);
        if (label == null
                || label.kind() != Head.Kind.LABEL
                || label.areas().isEmpty()
                || passage.start() - label.end() > 2
                || !lexicon.matches("finite", text.text(label.start(), label.end()))) {
            return parts;
        }
        var all = new ArrayList<>(sentences.parts(label.start(), label.end()));
        all.addAll(parts);
        return all;
    }

    private boolean isItem(String sentence) {
        return "-•・*–·.".indexOf(sentence.charAt(0)) >= 0;
    }

    private List<Clause> read(Passage passage, List<Part> parts, Set<Area> subject, boolean says) {
        var clauses = new ArrayList<Clause>();
        Set<Area> before = asked.isEmpty() ? EnumSet.noneOf(Area.class) : asked;
        boolean reported = says || opensList != null && listReported;
        Part lead = lead(passage);
        Part last = null;
        boolean areaIsSubject = false;
        for (Part part : parts) {
            if (companies.isOfAnother(part.segment())) {
                break;
            }
            everywhere |= part.mood() == Mood.FACT
                    && lexicon.matches("operational", part.segment().plain());
            var topic = new EnglishTopic(part.segment(), passage, lexicon);
            topic.after(areaIsSubject);
            var context = new JapaneseClauses.Before(before, subject);
            var clause = new EnglishClause(part, passage, topic, context, reported, everywhere, lexicon);
            var found = clause.read();
            Part above = text.charAt(part.segment().start()) == ':' ? last : lead;
            overtaken(clauses, found, part, reported);
            clauses.addAll(
                    found.isEmpty() && above != null && clause.isBare() ? governed(above, passage, part) : found);
            last = part;
            areaIsSubject = topic.hasAreaAsSubject();
            boolean aside = part.mood() == Mood.ASIDE && !before.isEmpty();
            before = topic.named().isEmpty() || aside ? before : topic.named();
        }
        return clauses;
    }

    // "Deliveries were suspended and have since resumed."
    private void overtaken(List<Clause> clauses, List<Clause> now, Part part, boolean reported) {
        boolean again = lexicon.matches("nowOrAgain", part.segment().plain())
                && now.stream().anyMatch(EnglishClause::isGood);
        if (again && !reported) {
            clauses.removeIf(clause -> !EnglishClause.isGood(clause)
                    && lexicon.matches("simplePast", clause.segment().plain())
                    && !lexicon.matches("perfect", clause.segment().plain()));
        }
    }

    // "The following are unavailable: …", "Suspended: …": what the words above a list or before it say of its items.
    private List<Clause> governed(Part lead, Passage passage, Part item) {
        var topic = EnglishTopic.of(EnglishTopic.named(item.segment(), lexicon), lead.segment(), passage, lexicon);
        var none = new JapaneseClauses.Before(Set.of(), Set.of());
        return new EnglishClause(lead, passage, topic, none, true, everywhere, lexicon)
                .read().stream().map(this::ofAPart).toList();
    }

    // One item of a list is not all there is of its area, unless all is said to be normal.
    private Clause ofAPart(Clause clause) {
        boolean back = EnglishClause.isGood(clause) && !clause.segment().has(Term.Kind.NORMAL);
        return back
                ? new Clause(
                        clause.segment(),
                        clause.predicate(),
                        clause.planned(),
                        Meaning.PARTLY_RESUMED,
                        clause.areas(),
                        false)
                : clause;
    }

    private @Nullable Part lead(Passage passage) {
        for (Head head : passage.heads()) {
            boolean governs = head.areas().isEmpty()
                    && head.kind() != Head.Kind.QUESTION
                    && (head.kind() != Head.Kind.TITLE || isItem(text.text(passage.start(), passage.end())));
            if (governs && head.end() - head.start() < 80) {
                var parts = sentences.parts(head.start(), head.end());
                Part last = parts.get(0);
                if (parts.size() == 1 && Segment.hasPredicate(last.segment().tokens())) {
                    return last;
                }
            }
        }
        return opensList;
    }

    // "Yes." and "No." say what was asked.
    private @Nullable List<Clause> answer(Passage passage, String sentence) {
        boolean yes = lexicon.matches("yes", sentence);
        boolean no = lexicon.matches("no", sentence);
        Head question = passage.heads().stream()
                .filter(head ->
                        head.kind() == Head.Kind.QUESTION && !head.areas().isEmpty())
                .findFirst()
                .orElse(null);
        if (question == null || !yes && !no) {
            return null;
        }
        var part = sentences.parts(question.start(), question.end()).get(0);
        var topic = EnglishTopic.of(question.areas(), part.segment(), passage, lexicon);
        var none = new JapaneseClauses.Before(Set.of(), Set.of());
        var said = new EnglishClause(part, passage, topic, none, false, everywhere, lexicon).read();
        return yes
                ? said
                : said.stream()
                        .filter(EnglishClause::isGood)
                        .map(EnglishClauses::denied)
                        .toList();
    }

    private static Clause denied(Clause clause) {
        return new Clause(clause.segment(), clause.predicate(), false, Meaning.STOPPED, clause.areas(), true);
    }

    private boolean isUnderAnotherHead(Passage passage) {
        return passage.heads().stream()
                .filter(head -> head.kind() == Head.Kind.HEADING)
                .findFirst()
                .map(head -> head.areas().isEmpty() && lexicon.has("otherHeads", text.text(head.start(), head.end())))
                .orElse(false);
    }
}
