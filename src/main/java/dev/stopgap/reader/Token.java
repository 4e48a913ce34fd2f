package dev.stopgap.reader;

/** A word of the vocabulary at its place in the normalised text. */
record Token(int start, int end, Term term) {

    boolean is(Term.Kind kind) {
        return term.kind() == kind;
    }
}
